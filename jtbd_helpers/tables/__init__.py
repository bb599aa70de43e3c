"""Any data file as a `Table`: text in every dialect, Parquet, Excel and SPSS, and what survey tools wrap around it."""
