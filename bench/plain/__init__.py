"""What a page of an article costs in plain Django: three queries and one template, no middleware. It is the measure for
ours and stays as it is when ours changes."""
