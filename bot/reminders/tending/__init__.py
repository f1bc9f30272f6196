"""What people do about something due, by taps or typed words: done, taken, put off."""
