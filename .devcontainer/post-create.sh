#!/usr/bin/env bash
# Restores, builds, packs (for .NET Interactive's `#r`), makes the kernel known to Jupyter and warms: the first notebook then starts at once.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build -c Release
dotnet pack -c Release --no-build
dotnet run -c Release --no-build --project src/NotebookKit.Host -- jupyter install
dotnet run -c Release --no-build --project src/NotebookKit.Host -- jupyter install --replace-dotnet-interactive
dotnet run -c Release --no-build --project src/NotebookKit.Host -- run notebooks/quickstart.ipynb -p epochs=1 --out out/warm-up
echo "Ready: dotnet run -c Release --project src/NotebookKit.Host -- run notebooks/quickstart.ipynb --html"
