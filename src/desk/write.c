// SPDX-License-Identifier: EUPL-1.2
#include <carnet/desk/desk.h>
#include <ctype.h>
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <carnet/doc/render.h>

enum { FILE_WIDTH = 80, NAME_LONGEST = 100 };

report_from desk_reports(const desk *d, const record *settings)
{
	return (report_from){.j = d->j, .l = d->l, .hour_value = settings ? record_int(settings, "hour_value") : 0, .practice = d->demo};
}

static void render_text(strbuf *out, const doc *d, int width)
{
	doc_to_text(out, d, width);
}

static void render_markdown(strbuf *out, const doc *d, int width)
{
	(void)width;
	doc_to_markdown(out, d);
}

static void render_html(strbuf *out, const doc *d, int width)
{
	(void)width;
	doc_to_html(out, d);
}

static const struct format {
	const char *name, *extension;
	void (*render)(strbuf *out, const doc *d, int width); /* NULL: the module of that name writes it */
} formats[] = {
	{"text", "txt", render_text},
	{"markdown", "md", render_markdown},
	{"html", "html", render_html},
	{"pdf", "pdf", NULL},
};

static int format_named(const struct format **out, const char *name, struct err *e)
{
	for (size_t i = 0; i < LENGTH(formats); i++)
		if (text_same(formats[i].name, name)) {
			*out = &formats[i];
			return 0;
		}
	return err_setf(e, ERR_INPUT, _("There is no format “%s”|choose text, markdown, html or pdf"), name);
}

int desk_render(strbuf *out, const doc *d, const char *format, int width, struct err *e)
{
	const struct format *f = NULL;
	int code = format_named(&f, format, e);

	if (!code && !f->render)
		return err_setf(e, ERR_INPUT, _("The format “%s” is not text to read here|give a file to write it to, with -o"), f->name);
	if (!code)
		f->render(out, d, width);
	return code;
}

/* Small letters, digits and hyphens: a name that any disk, mail and terminal takes. */
static char *clean_name(const void *parent, const char *name)
{
	AUTO_CTX(tmp);
	strbuf *folded = sb_new(tmp), *clean = sb_new(tmp);

	text_fold(folded, name, strlen(name));
	for (const char *p = folded->s; *p && clean->len < NAME_LONGEST; p++) {
		if (isalnum((unsigned char)*p))
			sb_addc(clean, *p);
		else if (clean->len > 0 && clean->s[clean->len - 1] != '-')
			sb_addc(clean, '-');
	}
	while (clean->len > 0 && clean->s[clean->len - 1] == '-')
		sb_remove(clean, clean->len - 1, 1);
	return mem_dup(parent, clean->len ? clean->s : "document");
}

/* Without a date of its own, a sheet of paper says on what day it was printed. */
static int write_module(strbuf *out, const struct format *f, const doc *d, const print_setup *setup, struct err *e)
{
	AUTO_CTX(tmp);
	print_setup dated = setup ? *setup : (print_setup){0};
	const struct format_module *m;
	char *bytes;
	size_t len;

	if (!dated.date)
		dated.date = date_text(tmp, clock_today(), DATE_DIGITS);
	int code = module_open(&m, f->name, e);
	if (!code)
		code = m->write(tmp, &bytes, &len, d, &dated, e);
	if (!code)
		sb_addn(out, bytes, len);
	return code;
}

/* Documents/Carnet/<name made clean>.<extension>, its folder made. */
static int place_in_documents(const void *parent, const char *name, const char *extension, char **path, struct err *e)
{
	AUTO_CTX(tmp);
	const char *folder = path_documents(tmp);

	*path = file_untaken(parent, path_join(tmp, folder, mem_printf(tmp, "%s.%s", clean_name(tmp, name), extension)));
	return dir_make(folder, 0700, e);
}

const char *desk_file_name(const desk *d, const void *parent, const char *name)
{
	return d->demo ? mem_printf(parent, "%s%s", P_("file", "practice-"), name) : name;
}

static int put_file(const char *path, const strbuf *text, struct err *e)
{
	AUTO_CTX(tmp);
	file_sink *file;
	int code = file_sink_open(tmp, &file, path, e);

	if (!code)
		code = file_sink_to(file).write(file, text->s, text->len, e);
	return code ? code : file_sink_commit(file, e);
}

int desk_write(const void *parent, const doc *d, const char *format, const print_setup *setup, const char *path, const char *name, char **written,
	       struct err *e)
{
	AUTO_CTX(tmp);
	const struct format *f = NULL;
	strbuf *out = sb_new(tmp);
	int code = format_named(&f, format, e);

	if (!code && f->render)
		f->render(out, d, FILE_WIDTH);
	else if (!code)
		code = write_module(out, f, d, setup, e);
	if (code)
		return code;
	if (path)
		*written = mem_dup(parent, path);
	else
		code = place_in_documents(parent, name, f->extension, written, e);
	return code ? code : put_file(*written, out, e);
}

int desk_calendar(desk *d, const void *parent, const query *const *list, const char *name, char **written, struct err *e)
{
	AUTO_CTX(tmp);
	file_sink *file;
	int code = place_in_documents(parent, desk_file_name(d, tmp, name), "ics", written, e);

	if (!code)
		code = file_sink_open(tmp, &file, *written, e);
	if (!code)
		code = export_some_ics(d->j, file_sink_to(file), list, e);
	return code ? code : file_sink_commit(file, e);
}

int desk_write_sheet(desk *d, const void *parent, int64_t meeting, char **written, struct err *e)
{
	AUTO_CTX(tmp);
	file_sink *file;
	const char *name = mem_printf(tmp, _("return sheet %s"), journal_title(d->j, tmp, &e_meeting, meeting));
	int code = place_in_documents(parent, desk_file_name(d, tmp, name), "json", written, e);

	if (!code)
		code = file_sink_open(tmp, &file, *written, e);
	if (!code)
		code = desk_sheet(d, meeting, file_sink_to(file), e);
	return code ? code : file_sink_commit(file, e);
}
