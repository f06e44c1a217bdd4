"""Why a quotation has its speaker."""
