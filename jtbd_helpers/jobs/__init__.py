"""Jobs: which are significant, and how far raters agree on their order."""

from jtbd_helpers.jobs.agreement import RankAgreement, agree_rankings
from jtbd_helpers.jobs.significance import JobRanking, rank_jobs

__all__ = ["JobRanking", "RankAgreement", "agree_rankings", "rank_jobs"]
