// SPDX-License-Identifier: EUPL-1.2
/* The file of a receipt, on its way in and out of the journal. */
#include <carnet/desk/money.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/journal/keep.h>
#include <carnet/rules/doubts.h>

/* Recognised by how it begins, never by its name. */
const char *receipt_media(const char *data, size_t len)
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

static const struct {
	const char *end, *media;
} endings[] = {
	{".pdf", "application/pdf"}, {".jpg", "image/jpeg"},     {".jpeg", "image/jpeg"}, {".png", "image/png"},
	{".txt", "text/plain"},      {".ics", "text/calendar"}, {".odt", "application/vnd.oasis.opendocument.text"},
};
enum { RECEIPT_ENDINGS = 4 }; /* the first ones */

static bool ends_with(const char *name, const char *end)
{
	size_t len = strlen(name), n = strlen(end);

	return len > n && strcasecmp(name + len - n, end) == 0;
}

/* What any other record may keep: by its content when that tells, else by its name. */
static const char *media_of(const char *name, const char *data, size_t len)
{
	const char *told = receipt_media(data, len);

	for (size_t i = 0; !told && i < LENGTH(endings); i++)
		told = ends_with(name, endings[i].end) ? endings[i].media : NULL;
	return told ? told : "application/octet-stream";
}

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* The same content kept before: refused for the same record, worth a look when another has it. */
static int note_duplicate(desk *d, const record *file, struct problems *p, struct err *e)
{
	AUTO_CTX(tmp);
	record **same;
	const record *other = NULL;
	size_t count;
	query *q = query_new(tmp, &e_attachment);

	query_where(q, "sha256", OP_IS, *record_get(file, "sha256"));
	int code = journal_window(d->j, tmp, q, NULL, false, 0, &same, &count, e);
	for (size_t i = 0; i < count && !code; i++) {
		if (same[i]->id == file->id)
			continue;
		if (strcmp(record_text(same[i], "owner"), record_text(file, "owner")) == 0)
			return err_setf(e, ERR_INPUT, _("“%s” is already attached to this expense|choose another file"), record_text(file, "name"));
		other = same[i];
	}
	if (code || !other)
		return code;
	AUTO_ERR said = {0};
	err_setf(&said, ERR_INPUT, _("This file is already in the journal: “%s”|check that the receipt is not claimed twice"), record_text(other, "name"));
	said.warning = true;
	problems_take(p, &said);
	return 0;
}

static value receipt_state(const char *state)
{
	return (value){V_TEXT, 0, state, strlen(state)};
}

/* What is kept can be read again: a receipt that only looks like one is found out now, not when the claim is printed. */
static int check_file(bool spent, const char *name, const value *content, struct err *e)
{
	const char *media = receipt_media(content->s, content->len);

	if (content->len == 0)
		return err_setf(e, ERR_INPUT, _("The file “%s” is empty|choose another one"), name);
	if (spent && !media)
		return err_setf(e, ERR_INPUT, _("“%s” is not a PDF, JPEG or PNG file|make one of them: a photograph will do"), name);
	if (media && !receipt_whole(media, content->s, content->len))
		return err_setf(e, ERR_INPUT, _("The file “%s” is damaged or cut short|download it or take the photograph again, then attach it"), name);
	return 0;
}

/* Its expense has its receipt from now on. */
static int joined(desk *d, const record *file, int64_t expense, struct problems *p, struct err *e)
{
	AUTO_CTX(tmp);
	record *kept, *x;
	int code = journal_get(d->j, tmp, &kept, &e_attachment, file->id, e);

	code = code ? code : note_duplicate(d, kept, p, e);
	code = code ? code : journal_get(d->j, tmp, &x, &e_expense, expense, e);
	if (code)
		return code;
	record_set(x, "receipt", receipt_state("joint"));
	return journal_save(d->j, x, NULL, e);
}

int desk_keep_file(desk *d, record *r, const record *before, struct problems *p, struct err *e)
{
	AUTO_CTX(tmp);
	const value *content = record_get(r, "content");
	const char *name = record_text(r, "name");
	int64_t expense = journal_uid(d->j, &e_expense, record_text(r, "owner"), tmp, NULL);

	(void)before;
	if (content->kind == V_NULL) /* its name alone changes, or there is nothing to keep and the journal says so */
		return journal_save(d->j, r, p, e);
	int code = check_file(expense != 0, name, content, e);
	code = code ? code : journal_begin(d->j, mem_printf(tmp, expense ? _("Receipt attached: %s") : _("File attached: %s"), name), e);
	if (code)
		return code;
	if (record_get(r, "media_type")->kind == V_NULL)
		record_set(r, "media_type", value_text(tmp, media_of(name, content->s, content->len)));
	code = journal_save(d->j, r, p, e);
	code = code || !expense ? code : joined(d, r, expense, p, e);
	return journal_end(d->j, code, e);
}

int desk_attach(desk *d, const entity *of, int64_t to, const char *path, int64_t *id, struct problems *p, struct err *e)
{
	AUTO_CTX(tmp);
	record *x, *file = record_new(tmp, &e_attachment);
	char *data;
	size_t len;
	int code = journal_get(d->j, tmp, &x, of, to, e);

	code = code ? code : file_read(tmp, &data, &len, path, ATTACHMENT_MAX, e);
	if (code)
		return code;
	record_set(file, "owner", value_text(tmp, x->uid));
	record_set(file, "name", value_text(tmp, base_name(path)));
	file->v[field_index_named(&e_attachment, "content")] = (value){V_BLOB, 0, data, len};
	code = desk_keep_file(d, file, NULL, p, e);
	*id = file->id;
	return code;
}

int receipt_sharers(desk *d, const void *parent, int64_t expense, int64_t **ids, size_t *count, struct err *e)
{
	static const char *const links[] = {"split_of", "regularises"};
	AUTO_CTX(tmp);
	int code = 0;

	for (size_t i = 0; i < LENGTH(links) && !code; i++) {
		query *q = query_new(tmp, &e_expense);
		record **rows;
		size_t n = 0;
		query_where(q, links[i], OP_IS, value_int(expense));
		code = journal_window(d->j, tmp, q, NULL, false, 0, &rows, &n, e);
		for (size_t k = 0; k < n && !code; k++) {
			*ids = GROW(parent, *ids, *count + 1);
			(*ids)[(*count)++] = rows[k]->id;
		}
	}
	return code;
}

/* Those that shared it have lost it too; as each is asked for once, files that refer to each other in circles come to an end. */
static int ask_again(desk *d, record *x, struct err *e)
{
	AUTO_CTX(tmp);
	record **files;
	int64_t *shares = NULL;
	size_t count, n = 0;
	int code = receipts_of(d->j, tmp, x, &files, &count, e);

	if (code || count || strcmp(record_text(x, "receipt"), "joint"))
		return code;
	record_set(x, "receipt", receipt_state("à demander"));
	code = journal_save(d->j, x, NULL, e);
	code = code ? code : receipt_sharers(d, tmp, x->id, &shares, &n, e);
	return code ? code : receipt_lost(d, shares, n, e);
}

int receipt_lost(desk *d, const int64_t *expenses, size_t count, struct err *e)
{
	AUTO_CTX(tmp);
	int code = 0;

	for (size_t i = 0; i < count && !code; i++) {
		AUTO_ERR gone = {0};
		record *x;
		if (!journal_get(d->j, tmp, &x, &e_expense, expenses[i], &gone))
			code = ask_again(d, x, e);
		else if (gone.code != ERR_MISSING)
			code = err_set(e, gone.code, gone.what, gone.todo);
	}
	return code;
}

int desk_detach(desk *d, int64_t attachment, struct err *e)
{
	AUTO_CTX(tmp);
	record *r;
	int code = journal_get(d->j, tmp, &r, &e_attachment, attachment, e);
	int64_t expense = code ? 0 : journal_uid(d->j, &e_expense, record_text(r, "owner"), tmp, NULL);

	code = code ? code : journal_begin(d->j, mem_printf(tmp, _("File taken off: %s"), record_text(r, "name")), e);
	if (code)
		return code;
	code = journal_delete(d->j, &e_attachment, attachment, NULL, NULL, e);
	if (!code && expense)
		code = receipt_lost(d, &expense, 1, e);
	return journal_end(d->j, code, e);
}

/* Written there before, by this very command: opened twice, a receipt does not leave two copies. */
static bool is_there(const char *path, const char *data, size_t len)
{
	AUTO_CTX(tmp);
	char *held;
	size_t n;

	return file_exists(path) && !file_read(tmp, &held, &n, path, len + 1, NULL) && n == len && memcmp(held, data, len) == 0;
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
	const char *folder = path_documents(tmp), *usual = path_join(tmp, folder, base_name(record_text(r, "name")));
	if (!path)
		code = dir_make(folder, 0700, e);
	if (!code && !path && is_there(usual, data, len)) {
		*written = mem_dup(parent, usual);
		return 0;
	}
	*written = path ? mem_dup(parent, path) : file_untaken(parent, usual);
	return code ? code : file_replace(*written, data, len, 0600, e);
}

/* ---- where receipts usually lie ---- */

struct pile {
	const void *parent;
	receipt_file *list;
	size_t count;
};
enum { FILES_MOST = 200, FILES_READ = 5000 };

static void take_file(struct pile *p, const char *folder, const char *name)
{
	AUTO_CTX(tmp);
	struct stat st;
	const char *path = path_join(tmp, folder, name);
	bool wanted = false;

	for (size_t i = 0; i < RECEIPT_ENDINGS; i++)
		wanted = wanted || ends_with(name, endings[i].end);
	if (!wanted || name[0] == '.' || stat(path, &st) || !S_ISREG(st.st_mode))
		return;
	p->list = GROW(p->parent, p->list, p->count + 1);
	p->list[p->count] = (receipt_file){.path = mem_dup(p->list, path), .at = st.st_mtime};
	p->count++;
}

static void take_folder(struct pile *p, const char *folder)
{
	DIR *d = opendir(folder);
	struct dirent *one;

	for (int i = 0; d && i < FILES_READ && (one = readdir(d)); i++)
		take_file(p, folder, one->d_name);
	if (d)
		closedir(d);
}

static int newest_first(const void *a, const void *b)
{
	const receipt_file *x = a, *y = b;

	return x->at == y->at ? strcmp(x->path, y->path) : x->at < y->at ? 1 : -1;
}

void desk_receipt_files(const void *parent, receipt_file **out, size_t *count)
{
	static const struct {
		const char *key, *usual;
	} folders[] = {{"DOWNLOAD", "Downloads"}, {"DOCUMENTS", "Documents"}, {"PICTURES", "Pictures"}, {"DESKTOP", "Desktop"}};
	AUTO_CTX(tmp);
	struct pile p = {.parent = parent, .list = NEW_ARRAY(parent, receipt_file, 1)};

	for (size_t i = 0; i < LENGTH(folders); i++)
		take_folder(&p, path_user(tmp, folders[i].key, folders[i].usual));
	qsort(p.list, p.count, sizeof *p.list, newest_first);
	*out = p.list;
	*count = p.count < FILES_MOST ? p.count : FILES_MOST;
}
