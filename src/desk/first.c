// SPDX-License-Identifier: EUPL-1.2
#include <carnet/desk/first.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/desk/settings.h>

bool first_start(const desk *d)
{
	AUTO_CTX(tmp);

	return !d->demo && !file_exists(path_settings(tmp)) && journal_writable(d->j) && journal_empty(d->j);
}

int first_seen(const record *settings, struct err *e)
{
	AUTO_CTX(tmp);

	return file_exists(path_settings(tmp)) ? 0 : settings_keep(settings, e);
}

/* The first record that has that name (NULL: any), NULL when there is none. */
static int find(desk *d, const void *parent, record **out, const entity *of, const char *name, struct err *e)
{
	AUTO_CTX(tmp);
	query *q = query_new(tmp, of);
	record **rows;
	size_t count = 0;

	if (name)
		query_where(q, "name", OP_IS, value_text(q, name));
	int code = journal_window(d->j, parent, q, NULL, false, 1, &rows, &count, e);
	*out = !code && count ? rows[0] : NULL;
	return code;
}

/* The record *id with that name; or the one that has it already; or a new one. */
static int keep_name(desk *d, const entity *of, int64_t *id, const char *name, struct err *e)
{
	AUTO_CTX(tmp);
	record *r = NULL;
	int code = *id ? journal_get(d->j, tmp, &r, of, *id, e) : find(d, tmp, &r, of, of->single ? NULL : name, e);

	if (code)
		return code;
	if (!r) {
		r = record_new(tmp, of);
		record_fallbacks(r);
	}
	code = record_type(r, entity_field(of, "name"), name, e);
	code = code ? code : journal_save(d->j, r, NULL, e);
	if (!code)
		*id = r->id;
	return code;
}

int first_name(desk *d, first_answers *made, const char *name, struct err *e)
{
	return *name ? keep_name(d, &e_profile, &made->profile, name, e) : 0;
}

/* The profile says it, when the name was given. */
static int join(desk *d, const first_answers *made, struct err *e)
{
	AUTO_CTX(tmp);
	record *profile;
	int code = find(d, tmp, &profile, &e_profile, NULL, e);

	if (code || !profile)
		return code;
	record_set(profile, "association", value_int(made->association));
	return journal_save(d->j, profile, NULL, e);
}

int first_association(desk *d, first_answers *made, const char *name, struct err *e)
{
	AUTO_CTX(tmp);
	first_answers now = *made;

	if (!*name)
		return 0;
	int code = journal_begin(d->j, mem_printf(tmp, _("Your association: %s"), name), e);
	if (code)
		return code;
	code = keep_name(d, &e_association, &now.association, name, e);
	code = code ? code : join(d, &now, e);
	if (code)
		journal_rollback(d->j);
	else
		code = journal_commit(d->j, e);
	if (!code)
		*made = now;
	return code;
}

int first_cpts(desk *d, first_answers *made, const char *name, struct err *e)
{
	return *name ? keep_name(d, &e_cpts, &made->cpts, name, e) : 0;
}

char *first_known(desk *d, const void *parent, const entity *of)
{
	AUTO_ERR ignored = {0};
	AUTO_CTX(tmp);
	record *r;

	return mem_dup(parent, find(d, tmp, &r, of, NULL, &ignored) || !r ? "" : record_text(r, "name"));
}
