.PHONY: build test long race lint bench fuzz mutation docs pictures golden documents platforms release ci

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
	go test -run='^$$' -bench=. -benchmem -timeout=1h ./...

fuzztime = 30s
time = 20m
packages = ./model
fuzz: # every fuzz target in turn
	.ci/fuzz $(fuzztime)

mutation: # changes code at random and lists what no test notices; seed=N packages=./store tests=./store/memory skip=Watch time=20m
	go run ./cmd/mutation -time $(time) $(if $(seed),-seed $(seed)) $(if $(tests),-tests $(tests)) $(if $(skip),-skip '$(skip)') $(packages)

docs: # writes the generated pages of docs anew
	go test ./cmd/duban -run TestReference -docs

pictures: # takes the pictures of docs anew; see docs/pictures/make
	docs/pictures/make

golden: # draws the golden frames anew; read every frame that git diff shows
	go test ./tui -update
	git diff --stat -- tui/testdata

documents: # writes the outlines of the test documents anew; read every one that git diff shows
	go test ./seeds -run TestDocuments -update
	git diff --stat -- seeds/testdata/documents

platforms: # builds and vets for every system
	.ci/platforms

release: # programs and packages for every system, in dist
	packaging/release dist

ci:
	.ci/run
