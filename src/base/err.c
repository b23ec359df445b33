// SPDX-License-Identifier: EUPL-1.2
#include <errno.h>
#include <stdarg.h>
#include <string.h>
#include <carnet/base/err.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/strbuf.h>
#include <carnet/base/text.h>

/* Takes both texts over. */
static int describe(struct err *e, int code, char *what, char *todo)
{
	e->code = code;
	e->what = what;
	e->todo = todo;
	return code;
}

int err_set(struct err *e, int code, const char *what, const char *todo)
{
	if (!e || e->code)
		return code;
	return describe(e, code, mem_dup(NULL, what), todo ? mem_dup(NULL, todo) : NULL);
}

int err_setf(struct err *e, int code, const char *fmt, ...)
{
	AUTO_CTX(tmp);
	va_list ap;
	strbuf *what, *both;
	const char *bar = strchr(fmt, '|');

	if (!e || e->code)
		return code;
	both = sb_new(tmp);
	va_start(ap, fmt);
	sb_vaddf(both, fmt, ap);
	va_end(ap);
	if (!bar)
		return describe(e, code, mem_dup(NULL, both->s), NULL);
	/* The first part alone tells where the bar of the format came out: an argument may hold bars too. */
	what = sb_new(tmp);
	va_start(ap, fmt);
	sb_vaddf(what, mem_dupn(tmp, fmt, (size_t)(bar - fmt)), ap);
	va_end(ap);
	return describe(e, code, mem_dup(NULL, what->s), mem_dup(NULL, both->s + what->len + 1));
}

int err_place(struct err *e, const char *fmt, ...)
{
	AUTO_CTX(tmp);
	va_list ap;
	strbuf *text;

	if (!e)
		return ERR_INPUT;
	if (!e->code || e->place)
		return e->code;
	text = sb_new(tmp);
	va_start(ap, fmt);
	sb_vaddf(text, fmt, ap);
	va_end(ap);
	e->place = mem_dup(NULL, text->s);
	return e->code;
}

void err_clear(struct err *e)
{
	if (!e)
		return;
	talloc_free(e->place);
	talloc_free(e->what);
	talloc_free(e->todo);
	*e = (struct err){0};
}

/* What was typed may be as long as a command line allows: the sentence about it keeps both its ends. */
static void add_shortened(strbuf *out, const char *text)
{
	enum { LONGEST = 2000, END = LONGEST / 4 };
	size_t len = strlen(text), head = END, tail = len - END;

	if (len <= LONGEST) {
		text_visible(out, text, len, false);
		return;
	}
	while (((unsigned char)text[head] & 0xc0) == 0x80)
		head--;
	while (((unsigned char)text[tail] & 0xc0) == 0x80)
		tail++;
	text_visible(out, text, head, false);
	sb_add(out, "…");
	text_visible(out, text + tail, len - tail, false);
}

static char *join(const void *parent, char *left, const char *right)
{
	if (!left || !right)
		return left ? left : right ? mem_dup(parent, right) : NULL;
	return mem_printf(parent, _("%s: %s"), left, right);
}

char *err_text(const void *parent, const struct err *e)
{
	AUTO_CTX(tmp);
	strbuf *out = sb_new(tmp);
	char *text = join(tmp, join(tmp, e->place, e->what), e->todo);

	if (text)
		add_shortened(out, text);
	return mem_dupn(parent, out->s, out->len);
}

static const struct {
	int number;
	const char *what, *todo;
} causes[] = {
	{ENOENT, N_("%s does not exist"), N_("check the name and the folder")},
	{EACCES, N_("You do not have the right to use %s"), N_("choose another place, or ask the owner of this computer")},
	{EPERM, N_("You do not have the right to use %s"), N_("choose another place, or ask the owner of this computer")},
	{ENOSPC, N_("The disk that holds %s is full"), N_("free some space, then try again")},
	{EDQUOT, N_("The disk that holds %s is full"), N_("free some space, then try again")},
	{EROFS, N_("The disk that holds %s cannot be written"), N_("choose another folder")},
	{EISDIR, N_("%s is a folder"), N_("name a file")},
	{ENOTDIR, N_("A part of the path %s is not a folder"), N_("check the path")},
	{ELOOP, N_("%s is a link that cannot be followed"), N_("name the file itself")},
	{EEXIST, N_("%s exists already"), N_("choose another name")},
	{ENAMETOOLONG, N_("The name %s is too long"), N_("choose a shorter name")},
	{EFBIG, N_("%s is too large for this disk"), N_("choose another disk")},
	{EIO, N_("The disk failed on %s"), N_("copy your files to another disk")},
};

int err_errno(struct err *e, const char *path)
{
	int number = errno;

	if (!e || e->code)
		return ERR_DATA;
	for (size_t i = 0; i < LENGTH(causes); i++)
		if (causes[i].number == number)
			return describe(e, ERR_DATA, mem_printf(NULL, _(causes[i].what), path), mem_dup(NULL, _(causes[i].todo)));
	return describe(e, ERR_DATA, mem_printf(NULL, _("%s cannot be used (%s)"), path, strerror(number)),
	                mem_dup(NULL, _("check the path and the disk, then try again")));
}

void problems_take(struct problems *p, struct err *e)
{
	p->list = GROW(NULL, p->list, p->count + 1);
	p->errors += !e->warning;
	p->list[p->count++] = *e;
	*e = (struct err){0};
}

void problems_clear(struct problems *p)
{
	for (size_t i = 0; i < p->count; i++)
		err_clear(&p->list[i]);
	talloc_free(p->list);
	*p = (struct problems){0};
}
