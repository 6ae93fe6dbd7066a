.PHONY: build test long race lint bench fuzz golden documents ci

build: # one file to copy to the office box
	CGO_ENABLED=0 go build -trimpath -ldflags='-s -w' -o duban ./cmd/duban

test:
	go test ./...

long: # many people at once, killed processes, power cuts; DUBAN_SOAK=10m for a longer soak
	.ci/long

race:
	GOFLAGS=-race go test ./...

lint:
	golangci-lint run ./...

bench:
	go test -run='^$$' -bench=. -benchmem ./...

fuzztime = 30s
fuzz: # every fuzz target in turn
	@for package in $$(go list ./...); do \
		for target in $$(go test -list='^Fuzz' $$package | grep '^Fuzz'); do \
			echo "$$package $$target"; \
			go test -run='^$$' -fuzz="^$$target\$$" -fuzztime=$(fuzztime) $$package || exit 1; \
		done; \
	done

golden: # draws the golden frames anew; read every frame that git diff shows
	go test ./tui -update
	git diff --stat -- tui/testdata

documents: # writes the outlines of the test documents anew; read every one that git diff shows
	go test ./seeds -run TestDocuments -update
	git diff --stat -- seeds/testdata/documents

ci:
	.ci/run
