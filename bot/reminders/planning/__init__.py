"""When each chat is reminded of what: from facts and wishes to rows."""
