"""
How Jupyter's converter runs our notebooks: as it always does, but it listens a little longer. Deno's kernel at times says that a cell is done
before it hands out the cell's result, and the converter would lose it.
"""
from queue import Empty

from nbclient.exceptions import CellExecutionComplete
from nbclient.util import ensure_async
from nbconvert.preprocessors import ExecutePreprocessor

GRACE = 0.5  # seconds


class PatientPreprocessor(ExecutePreprocessor):
    async def _async_poll_output_msg(self, parent_msg_id, cell, cell_index):
        await super()._async_poll_output_msg(parent_msg_id, cell, cell_index)
        while True:
            try:
                msg = await ensure_async(self.kc.iopub_channel.get_msg(timeout=GRACE))
            except Empty:
                return
            if msg["parent_header"].get("msg_id") == parent_msg_id:
                try:
                    self.process_message(msg, cell, cell_index)
                except CellExecutionComplete:
                    pass


c = get_config()  # noqa: F821
c.NotebookExporter.preprocessors = [PatientPreprocessor]
c.PatientPreprocessor.enabled = True
c.PatientPreprocessor.kernel_name = "deno"
c.PatientPreprocessor.timeout = 120
c.PatientPreprocessor.record_timing = False
