// SPDX-License-Identifier: EUPL-1.2
#include <carnet/desk/marks.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <carnet/journal/drafts.h>
#include <carnet/rules/mandates.h>

query *marks_query(const void *parent, const char *kind, const char *page_id)
{
	query *q = query_new(parent, &e_mark);

	query_where(q, "kind", OP_IS, value_text(q, kind));
	if (page_id)
		query_where(q, "page", OP_IS, value_text(q, page_id));
	q->sort = NULL;
	return q;
}

static void where_meeting(query *q, int64_t meeting)
{
	query_where(q, "meeting", meeting ? OP_IS : OP_EMPTY, meeting ? value_int(meeting) : (value){0});
}

static query *marks_at(const void *parent, const char *kind, const char *page_id, const char *anchor, int64_t meeting)
{
	query *q = marks_query(parent, kind, page_id);

	query_where(q, "anchor", *anchor ? OP_IS : OP_EMPTY, value_text(q, anchor));
	where_meeting(q, meeting);
	return q;
}

int mark_find(desk *d, const void *parent, record **out, const char *kind, const char *page_id, const char *anchor, int64_t meeting, struct err *e)
{
	record **rows;
	size_t count = 0;
	int code = journal_window(d->j, parent, marks_at(parent, kind, page_id, anchor, meeting), NULL, false, 1, &rows, &count, e);

	*out = !code && count ? rows[0] : NULL;
	return code;
}

static int add(desk *d, const char *kind, const char *page_id, const char *anchor, const char *note, int64_t meeting, struct err *e)
{
	AUTO_CTX(tmp);
	record *r = record_new(tmp, &e_mark);

	record_set(r, "kind", value_text(tmp, kind));
	record_set(r, "page", value_text(tmp, page_id));
	record_set(r, "anchor", value_text(tmp, anchor));
	record_set(r, "note", value_text(tmp, note));
	if (meeting)
		record_set(r, "meeting", value_int(meeting));
	return journal_save(d->j, r, NULL, e);
}

/* What the history and undo call it: what was done, and the page by its title. */
static int begin(desk *d, const char *kind, bool on, const char *page_id, struct err *e)
{
	static const struct {
		const char *kind, *on, *off; /* msgids */
	} labels[] = {{MARK_BOX, N_("Box ticked: “%s”"), N_("Box unticked: “%s”")},
		      {MARK_STEP, N_("Step ticked: “%s”"), N_("Step unticked: “%s”")},
		      {MARK_BOOKMARK, N_("Bookmark set: “%s”"), N_("Bookmark taken off: “%s”")},
		      {MARK_NOTE, N_("Note in the guide: “%s”"), N_("Note taken off the guide: “%s”")}};
	AUTO_CTX(tmp);
	AUTO_ERR gone = {0};
	page *p;
	size_t i = 0;
	const char *id = mem_dupn(tmp, page_id, strcspn(page_id, "@")); /* of a mandate's boxes: its uid follows */

	while (strcmp(labels[i].kind, kind) != 0)
		i++;
	return journal_begin(d->j, mem_printf(tmp, _(on ? labels[i].on : labels[i].off), library_page(d->l, tmp, id, &p, &gone) ? id : p->title), e);
}

int mark_toggle(desk *d, const char *kind, const char *page_id, const char *anchor, int64_t meeting, bool *now, struct err *e)
{
	AUTO_CTX(tmp);
	record *old;
	int code = mark_find(d, tmp, &old, kind, page_id, anchor, meeting, e);

	code = code ? code : begin(d, kind, !old, page_id, e);
	if (code)
		return code;
	*now = !old;
	return journal_end(d->j, old ? journal_delete(d->j, &e_mark, old->id, NULL, NULL, e) : add(d, kind, page_id, anchor, "", meeting, e), e);
}

int mark_note(desk *d, int64_t id, const char *page_id, const char *anchor, const char *text, struct err *e)
{
	AUTO_CTX(tmp);
	char *trimmed = text_trim(tmp, text);
	record *r = NULL;
	int code = id ? journal_get(d->j, tmp, &r, &e_mark, id, e) : 0;

	if (code || (!r && !*trimmed))
		return code;
	code = begin(d, MARK_NOTE, *trimmed, r ? record_text(r, "page") : page_id, e);
	if (code)
		return code;
	if (!r)
		return journal_end(d->j, add(d, MARK_NOTE, page_id, anchor, trimmed, 0, e), e);
	if (!*trimmed)
		return journal_end(d->j, journal_delete(d->j, &e_mark, id, NULL, NULL, e), e);
	record_set(r, "note", value_text(tmp, trimmed));
	return journal_end(d->j, journal_save(d->j, r, NULL, e), e);
}

int mark_read(desk *d, const char *page_id, bool *fresh, struct err *e)
{
	AUTO_CTX(tmp);
	record *old = NULL;
	int code = journal_writable(d->j) ? mark_find(d, tmp, &old, MARK_READ, page_id, "", 0, e) : 0;

	*fresh = !code && !old && journal_writable(d->j);
	if (!*fresh)
		return code;
	code = journal_begin(d->j, "", e);
	if (code)
		return code;
	return journal_end(d->j, add(d, MARK_READ, page_id, "", "", 0, e), e);
}

/* Ids first: rows are not deleted while they are read. */
static int delete_all(desk *d, const query *q, int *count, struct err *e)
{
	AUTO_CTX(tmp);
	record **rows;
	size_t n;
	int code = journal_window(d->j, tmp, q, NULL, false, 0, &rows, &n, e);

	for (size_t i = 0; i < n && !code; i++)
		code = journal_delete(d->j, &e_mark, rows[i]->id, NULL, NULL, e);
	*count = (int)n;
	return code;
}

int mark_clear(desk *d, const char *page_id, int64_t meeting, int *count, struct err *e)
{
	AUTO_CTX(tmp);
	query *q = marks_query(tmp, MARK_BOX, page_id);
	int code = journal_begin(d->j, _("Boxes unticked"), e);

	if (code)
		return code;
	where_meeting(q, meeting);
	return journal_end(d->j, delete_all(d, q, count, e), e);
}

/* --- Whose boxes a page has --------------------------------------------------------------------------------------------- */

const entity *mark_owner_kind(const char *page_id)
{
	return strcmp(page_id, PAGE_END_OF_MANDATE) == 0 ? &e_mandate : &e_meeting;
}

static char *owner_key(const void *parent, const char *page_id)
{
	return mem_printf(parent, "boxes/%s", page_id);
}

int64_t mark_owner(desk *d, const char *page_id)
{
	AUTO_CTX(tmp);
	AUTO_ERR none = {0};
	draft *list;
	record *owner;
	size_t count = 0;
	const char *key = owner_key(tmp, page_id);
	const entity *kind = mark_owner_kind(page_id);

	if (draft_list(d->j, tmp, key, &list, &count, &none))
		return 0;
	for (size_t i = 0; i < count; i++) {
		bool ours = !strcmp(list[i].key, key) && list[i].count && !strcmp(list[i].fields[0].name, kind->name);
		int64_t id = ours ? strtoll(list[i].fields[0].typed, NULL, 10) : 0;
		if (id && journal_get(d->j, tmp, &owner, kind, id, &none) == 0)
			return id;
	}
	return 0;
}

int mark_choose_owner(desk *d, const char *page_id, int64_t owner, struct err *e)
{
	AUTO_CTX(tmp);
	draft_field chosen = {mark_owner_kind(page_id)->name, mem_printf(tmp, "%" PRId64, owner)};

	return draft_put(d->j, owner_key(tmp, page_id), &chosen, owner ? 1 : 0, e);
}

int mark_mandate_page(desk *d, const void *parent, const char *page_id, int64_t mandate, char **out, struct err *e)
{
	AUTO_CTX(tmp);
	record *r;
	int code = journal_get(d->j, tmp, &r, &e_mandate, mandate, e);

	if (!code)
		*out = mem_printf(parent, "%s@%s", page_id, r->uid);
	return code;
}
