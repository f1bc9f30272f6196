"""The prompts of the language model, one Markdown file each."""
