"""The assistant: questions in, cited answers out, in the terminal, on a page and in chats."""
