echo "Testing ${{ github.event.pull_request.title }}"
