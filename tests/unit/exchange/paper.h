// SPDX-License-Identifier: EUPL-1.2
/* A folder for PDF files, and what the usual tools (poppler, qpdf) see in them. */
#pragma once
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/strbuf.h>
#include <carnet/exchange/module.h>

typedef struct paper {
	char folder[32];
	const struct format_module *pdf;
	struct err err;
} paper;

static inline int paper_setup(void **state)
{
	paper *p = NEW(NULL, paper);
	i18n_start("fr");
	strcpy(p->folder, "/tmp/carnet-pdf-XXXXXX");
	if (!mkdtemp(p->folder) || module_open(&p->pdf, "pdf", &p->err))
		return -1;
	*state = p;
	return 0;
}

static inline const char *shell(paper *p, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* What a command prints, errors included, run in the folder. */
static inline const char *shell(paper *p, const char *fmt, ...)
{
	AUTO_CTX(tmp);
	char part[4096];
	va_list ap;
	va_start(ap, fmt);
	char *command = mem_check(talloc_vasprintf(tmp, fmt, ap));
	va_end(ap);
	FILE *out = popen(mem_printf(tmp, "cd %s && export LC_ALL=C.UTF-8 LANGUAGE= && { %s; } 2>&1", p->folder, command), "r");
	assert_non_null(out);
	strbuf *b = sb_new(p);
	for (size_t n; (n = fread(part, 1, sizeof part, out)) > 0;)
		sb_addn(b, part, n);
	pclose(out);
	return b->s;
}

static inline int paper_teardown(void **state)
{
	paper *p = *state;
	shell(p, "rm -rf %s", p->folder);
	err_clear(&p->err);
	talloc_free(p);
	return 0;
}

static inline const char *place(paper *p, const char *name)
{
	return path_join(p, p->folder, name);
}

static inline void keep_file(paper *p, const char *name, const char *data, size_t len)
{
	assert_int_equal(file_replace(place(p, name), data, len, 0600, &p->err), 0);
}

static inline enclosure enclosed_file(paper *p, const char *name)
{
	enclosure x = {.name = name};
	char *data;
	assert_int_equal(file_read(p, &data, &x.len, place(p, name), 1 << 26, &p->err), 0);
	x.data = data;
	return x;
}

static inline doc *from(paper *p, const char *title, const char *md)
{
	doc *d = doc_new(p, title);
	doc_add_markdown(d, NULL, md, 0);
	return d;
}

static inline void write_doc(paper *p, const char *name, const doc *d, const print_setup *setup)
{
	char *out;
	size_t len;
	assert_int_equal(p->pdf->write(p, &out, &len, d, setup, &p->err), 0);
	assert_int_equal(memcmp(out, "%PDF-", 5), 0);
	keep_file(p, name, out, len);
}

static inline void shows(const char *text, const char *part)
{
	if (!strstr(text, part))
		fail_msg("«%s» is not in:\n%s", part, text);
}

static inline void hides(const char *text, const char *part)
{
	if (strstr(text, part))
		fail_msg("«%s» is in:\n%s", part, text);
}

static inline int count(const char *text, const char *part)
{
	int n = 0;
	for (const char *s = text; (s = strstr(s, part)); s += strlen(part))
		n++;
	return n;
}

/* The objects and the content of the pages as readable text. */
static inline const char *inside(paper *p, const char *name)
{
	return shell(p, "qpdf --qdf --object-streams=disable --no-original-object-ids %s - | tr -d '\\000'", name);
}
