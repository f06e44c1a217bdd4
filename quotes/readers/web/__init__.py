"""Web pages: parsing them, removing what is not the article, and finding the article in what is left."""
