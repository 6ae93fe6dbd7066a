package importing

import (
	"context"

	"duban/cmd/duban/internal/convert"
	"duban/model"
	"duban/seeds"
)

// The packages with the programs, by their names in most distributions.
const (
	officePackage = "libreoffice"
	pdfPackage    = "poppler-utils"
)

// converted returns a document in a format that is read as it is. One that is already
// so, or that nothing converts, is returned unchanged.
func (r *Reader) converted(ctx context.Context, d Document) (Document, error) {
	foreign, ok := seeds.DetectForeign(d.data)
	if !ok || foreign.Target == "" {
		return d, nil
	}
	converter := r.Converter()
	if converter == nil {
		return d, nil
	}
	var err error
	switch {
	case foreign.Extension == "pdf" && converter.Pdftotext == "":
		err = r.missing(foreign, pdfPackage)
	case foreign.Extension == "pdf":
		d.data, err = converter.PDF(ctx, d.data)
	case converter.Soffice == "":
		err = r.missing(foreign, officePackage)
	default:
		d.data, err = converter.Office(ctx, d.data, foreign.Extension, foreign.Target)
	}
	if err == nil {
		d.conversion = &conversion{name: d.name, data: d.data}
	}
	return d, err
}

// missing refuses a format, with the package of what converts it.
func (r *Reader) missing(foreign seeds.Foreign, name string) error {
	refused := &model.DocumentError{Problem: foreign.Problem}
	if convert.Supported {
		refused.Package = name
	}
	return refused
}
