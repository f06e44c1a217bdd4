"""From files to articles.

``paths`` finds the files, ``sniffing`` and ``kinds`` tell what they are, ``streams`` calls the reader of that kind:
``tables``, ``archives``, ``pages`` (with ``web``), ``formats`` or ``databases``. What comes out is in ``documents``.
"""
