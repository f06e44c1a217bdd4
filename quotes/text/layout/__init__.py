"""Repairs of what stands where on a page: cut lines, page breaks, numbers of lines, what surrounds an article."""
