"""The run of the night as an Airflow DAG: an example for Airflow 3, as `dags/dxanalysis.py`.

Airflow starts the same command as systemd and cron. It takes one of the three, not two.
"""

from datetime import timedelta

import pendulum
from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG, CronTriggerTimetable

JAPAN = pendulum.timezone("Asia/Tokyo")

# `run_after` is the time that a run was due: 03:00 for one that the schedule started, however late
# it begins, and the moment of the call for one started by hand, which may have no data interval.
SLOT = "{{ dag_run.run_after.astimezone(dag.timezone).isoformat(timespec='seconds') }}"

with DAG(
    "dxanalysis",
    schedule=CronTriggerTimetable("0 3 * * *", timezone=JAPAN),
    start_date=pendulum.datetime(2026, 4, 1, tz=JAPAN),
    # A run reads the documents as they are now: those of nights gone by would all be the same one.
    # The last slot that was missed is still made up for.
    catchup=False,
    max_active_runs=1,
    tags=["dxanalysis"],
):
    BashOperator(
        task_id="run",
        # `exec`: the command itself hears the SIGTERM by which Airflow stops a task.
        bash_command=(
            f"exec .venv/bin/dxanalysis run --scheduled {SLOT} --wait 3600 --keep 30"
            " --log /var/log/dxanalysis/run.log"
        ),
        cwd="/opt/dxanalysis",
        # Any status but 0 is a failure; none is a skip, for 1 has something to look at. Once more
        # puts right what was killed or locked out; after 1 it makes only what failed.
        skip_on_exit_code=None,
        retries=1,
        retry_delay=timedelta(minutes=15),
        execution_timeout=timedelta(hours=6),
    )
