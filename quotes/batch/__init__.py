"""Many articles at once, and how an interrupted run continues.

``run`` takes articles to an output through ``work``, in any number of processes, with ``progress`` and ``journal``.
``speaker_counts`` makes two passes over ``voices``, which ``voice_store`` keeps between them.
"""
