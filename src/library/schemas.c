// SPDX-License-Identifier: EUPL-1.2
/* The schema of each content file, printed from the field tables in Markdown. */
#include <string.h>

#include <carnet/base/i18n.h>
#include <carnet/doc/render.h>
#include <carnet/library/compile.h>

#include "content.h"

static void add_choices(strbuf *b, const choice *c)
{
	for (bool first = true; c->word; c++, first = false)
		sb_addf(b, "%s%s", first ? " (" : ", ", c->word);
	sb_addc(b, ')');
}

/* "list of page", "choice (sigle, mot)", "text". */
static const char *type_words(const void *parent, const field *f)
{
	strbuf *b = sb_new(parent);
	sb_add(b, f->type->name);
	if (f->opt.ref)
		sb_addf(b, " → %s", f->opt.ref);
	if (f->opt.of)
		sb_addf(b, " → %s", f->opt.of->name);
	if (f->opt.choices)
		add_choices(b, f->opt.choices);
	return b->s;
}

static void add_schema(doc *d, const entity *e)
{
	node *table = doc_table(d, (const char *const[]){_("Key"), _("Type"), _("Needed"), _("What it is"), NULL});
	for (size_t i = 0; i < e->nfields; i++) {
		AUTO_CTX(tmp);
		const field *f = &e->fields[i];
		doc_row(d, table, (const char *const[]){f->name, type_words(tmp, f), f->flags & F_NEED ? _("yes") : "", _(f->help), NULL});
	}
	for (size_t i = 0; i < e->nfields; i++)
		if (e->fields[i].opt.of) {
			doc_heading(d, 3, e->fields[i].opt.of->name);
			doc_paragraph(d, NULL, _(e->fields[i].opt.of->help));
			add_schema(d, e->fields[i].opt.of);
		}
}

static void add_file(doc *d, const content_file *row)
{
	AUTO_CTX(tmp);
	size_t n = strlen(row->path);
	doc_heading(d, 2, mem_printf(tmp, "%s%s", row->path, row->path[n - 1] == '/' ? "*.yaml" : ""));
	if (!row->e) {
		doc_paragraph(d, NULL, _("Records of the journal: each entity by its English name, then a list of records; "
					 "key names a record, a reference repeats it."));
		return;
	}
	doc_paragraph(d, NULL, _(row->e->help));
	if (row->shape == SHAPE_LIST)
		doc_paragraph(d, NULL, _("A list of records, each with these keys."));
	add_schema(d, row->e);
}

static char *schemas(const void *parent, const char *title, enum where left_out)
{
	AUTO_CTX(tmp);
	doc *d = doc_new(tmp, title);
	const entity *before = NULL;
	for (size_t i = 0; i < ncontent_files; i++) {
		const content_file *row = &content_files[i];
		if (row->where == left_out || (row->e && row->e == before))
			continue; /* folders of the same kind are described once */
		before = row->e;
		add_file(d, row);
	}
	strbuf *out = sb_new(tmp);
	doc_to_markdown(out, d);
	return mem_dup(parent, out->s);
}

char *library_schemas(const void *parent)
{
	return schemas(parent, _("Content files"), PACKS);
}

char *library_pack_schemas(const void *parent)
{
	return schemas(parent, _("Files of a pack"), PACKAGED);
}
