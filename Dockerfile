# The app and nothing else: docker build -t refusal . && docker run -p 8501:8501 refusal
FROM python:3.11-slim

ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PIP_NO_CACHE_DIR=1
WORKDIR /app

# Wheels only, each with a known hash: nothing is compiled, and no build tools are needed.
ARG LOCK=requirements.lock
COPY ${LOCK} ./requirements.lock
RUN pip install --only-binary=:all: --require-hashes -r requirements.lock

COPY app.py ./
COPY .streamlit ./.streamlit
COPY components ./components
COPY pages ./pages
COPY static ./static
COPY data ./data

# Code and data stay root's; the app may write into two folders, votes and packed figures.
RUN useradd --system --no-create-home reader && mkdir out .cache && chown reader out .cache
USER reader
VOLUME /app/out

EXPOSE 8501
HEALTHCHECK --start-period=30s CMD ["python", "-c", "import os, urllib.request; at = os.path.join('/', os.environ.get('STREAMLIT_SERVER_BASE_URL_PATH', '').strip('/'), '_stcore/health'); urllib.request.urlopen(f\"http://127.0.0.1:{os.environ.get('PORT', 8501)}{at}\", timeout=3)"]
CMD ["sh", "-c", "exec streamlit run app.py --server.address=0.0.0.0 --server.port=${PORT:-8501}"]
