// SPDX-License-Identifier: EUPL-1.2
/* The dossier of a meeting with the files attached to it. */
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <carnet/desk/money.h>
#include <carnet/journal/keep.h>

int desk_enclose(desk *d, const void *parent, const char *owner_uid, print_setup *setup, struct err *e)
{
	query *q = query_new(parent, &e_attachment);
	record **files;
	size_t count;

	query_where(q, "owner", OP_IS, value_text(q, owner_uid));
	int code = journal_window(d->j, parent, q, NULL, false, 0, &files, &count, e);
	enclosure *list = NEW_ARRAY(parent, enclosure, count + 1);
	size_t n = 0;
	for (size_t i = 0; i < count && !code; i++) {
		char *data;
		size_t len;
		code = attachment_read(d->j, parent, files[i]->id, &data, &len, e);
		if (!code && receipt_media(data, len))
			list[n++] = (enclosure){.name = record_text(files[i], "name"), .data = data, .len = len};
	}
	setup->enclosures = list;
	setup->count = n;
	return code;
}

/* To come, held, postponed: at the head of each page. */
static const char *state_of(desk *d, const void *parent, const record *meeting)
{
	strbuf *state = sb_new(parent);
	const field *f = entity_field(&e_meeting, "status");
	value v = journal_effective(d->j, meeting, f);

	field_print(state, f, &v);
	return state->s;
}

int desk_dossier(desk *d, const void *parent, int64_t meeting, unsigned sections, const char *format, const print_setup *setup, const char *path,
		 char **written, struct err *e)
{
	AUTO_CTX(tmp);
	print_setup paper = setup ? *setup : (print_setup){0};
	record *r;
	report_from from = desk_reports(d, NULL);
	doc *made;
	int code = report_dossier(&from, tmp, meeting, sections, &made, e);

	if (!code)
		code = journal_get(d->j, tmp, &r, &e_meeting, meeting, e);
	if (!code && !paper.state)
		paper.state = state_of(d, tmp, r);
	if (!code && text_same(format, "pdf") && sections & 1U << DOSSIER_ATTACHMENTS)
		code = desk_enclose(d, tmp, r->uid, &paper, e);
	return code ? code : desk_write(parent, made, format, &paper, path, desk_file_name(d, tmp, made->title), written, e);
}
