"""What somebody owes: lines, cards, lists."""
