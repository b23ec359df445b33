// SPDX-License-Identifier: EUPL-1.2
/* The file of a receipt, on its way in and out of the journal. */
#include <carnet/desk/money.h>
#include <string.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/journal/keep.h>

/* Recognised by how it begins, never by its name. */
static const char *media_of(const char *data, size_t len)
{
	static const struct {
		const char *begins;
		size_t len;
		const char *media;
	} kinds[] = {{"\xff\xd8\xff", 3, "image/jpeg"}, {"\x89PNG\r\n\x1a\n", 8, "image/png"}, {"%PDF-", 5, "application/pdf"}};

	for (size_t i = 0; i < LENGTH(kinds); i++)
		if (len >= kinds[i].len && memcmp(data, kinds[i].begins, kinds[i].len) == 0)
			return kinds[i].media;
	return NULL;
}

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* The same content kept with another record. */
static int note_duplicate(desk *d, int64_t id, struct problems *p, struct err *e)
{
	AUTO_CTX(tmp);
	record *r, **same;
	size_t count;
	int code = journal_get(d->j, tmp, &r, &e_attachment, id, e);

	if (code)
		return code;
	query *q = query_new(tmp, &e_attachment);
	query_where(q, "sha256", OP_IS, *record_get(r, "sha256"));
	code = journal_window(d->j, tmp, q, NULL, false, 2, &same, &count, e);
	if (code || count < 2)
		return code;
	AUTO_ERR said = {0};
	err_setf(&said, ERR_INPUT, _("This file is already in the journal: “%s”|check that the receipt is not claimed twice"),
	         record_text(same[same[0]->id == id], "name"));
	said.warning = true;
	problems_take(p, &said);
	return 0;
}

static int attach(desk *d, record *x, const char *path, const char *data, size_t len, int64_t *id, struct problems *p, struct err *e)
{
	int code = attachment_add(d->j, x->uid, base_name(path), media_of(data, len), data, len, id, e);

	code = code ? code : note_duplicate(d, *id, p, e);
	record_set(x, "receipt", (value){V_TEXT, 0, "joint", strlen("joint")});
	return code ? code : journal_save(d->j, x, NULL, e);
}

int desk_attach(desk *d, int64_t expense, const char *path, int64_t *id, struct problems *p, struct err *e)
{
	AUTO_CTX(tmp);
	record *x;
	char *data;
	size_t len;
	int code = journal_get(d->j, tmp, &x, &e_expense, expense, e);

	code = code ? code : file_read(tmp, &data, &len, path, ATTACHMENT_MAX, e);
	if (!code && !media_of(data, len))
		return err_setf(e, ERR_INPUT, _("“%s” is not a PDF, JPEG or PNG file|make one of them: a photograph will do"), base_name(path));
	code = code ? code : journal_begin(d->j, mem_printf(tmp, _("Receipt attached: %s"), base_name(path)), e);
	if (code)
		return code;
	code = attach(d, x, path, data, len, id, p, e);
	if (!code)
		return journal_commit(d->j, e);
	journal_rollback(d->j);
	return code;
}

int desk_extract(desk *d, const void *parent, int64_t attachment, const char *path, char **written, struct err *e)
{
	AUTO_CTX(tmp);
	record *r;
	char *data;
	size_t len;
	int code = journal_get(d->j, tmp, &r, &e_attachment, attachment, e);

	code = code ? code : attachment_read(d->j, tmp, attachment, &data, &len, e);
	if (code)
		return code;
	const char *folder = path_documents(tmp);
	if (!path)
		code = dir_make(folder, 0700, e);
	*written = path ? mem_dup(parent, path) : file_untaken(parent, path_join(tmp, folder, base_name(record_text(r, "name"))));
	return code ? code : file_replace(*written, data, len, 0600, e);
}
