"""What is sent: parcels, the outbox that keeps them, and the loop that delivers them."""
