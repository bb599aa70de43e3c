"""Run by test_scale_spark in an environment that has pyspark: the same scoring on DuckDB and on Spark, as JSON.

python scale_on_spark.py FOLDER
"""

import json
import os
import sys
import time

import ibis
import numpy as np
from pyspark.sql import SparkSession

import jtbd_helpers as jtbd

ZONE = "Europe/Vienna"


def main(folder: str) -> None:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[2]").config("spark.driver.memory", "4g")
    for key, value in {
        "spark.ui.enabled": "false",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.shuffle.partitions": "8",
        "spark.sql.session.timeZone": "America/New_York",  # must not matter
    }.items():
        builder = builder.config(key, value)
    spark = ibis.pyspark.connect(builder.getOrCreate()).read_parquet(f"{folder}/events")
    duckdb = ibis.duckdb.connect().read_parquet(f"{folder}/events/*.parquet")
    found, seconds = {}, {}
    for name, events in {"spark": spark, "duckdb": duckdb, "files": f"{folder}/events"}.items():
        start = time.perf_counter()
        found[name] = jtbd.mix_jobs(events, f"{folder}/signals.toml", zone=ZONE, progress=False)
        seconds[name] = time.perf_counter() - start
    one, apart = found["duckdb"], {}
    for name in ("spark", "files"):
        other = found[name]
        assert other.table.index.tolist() == one.table.index.tolist()
        assert list(other.table.columns) == list(one.table.columns)
        pairs = {"table": (other.table, one.table), "strength": (other.strength, one.strength)}
        pairs |= {key: (getattr(other, key), getattr(one, key)) for key in ("size", "other", "volume", "trace_totals")}
        apart[name] = {
            key: float(np.max(np.abs(np.asarray(a) - np.asarray(b)) / np.maximum(1, np.abs(np.asarray(b)))))
            for key, (a, b) in pairs.items()
        }
    said = {"customers": len(one.table), "jobs": one.table.shape[1], "apart": apart, "seconds": seconds}
    sys.stdout.write(json.dumps(said) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
