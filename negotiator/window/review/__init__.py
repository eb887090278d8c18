"""Parts of the review page: findings and the memo."""
