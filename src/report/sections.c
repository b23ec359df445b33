// SPDX-License-Identifier: EUPL-1.2
#include <carnet/report/report.h>

#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <string.h>

unsigned sections_usual(const report_sections *of)
{
	unsigned set = 0;

	for (size_t i = 0; i < of->count; i++)
		set |= (unsigned)of->list[i].usual << i;
	return set;
}

static int choose_one(unsigned *set, const report_sections *of, const char *name, struct err *e)
{
	AUTO_CTX(tmp);
	strbuf *all = sb_new(tmp);

	for (size_t i = 0; i < of->count; i++) {
		const report_section *s = &of->list[i];
		if (text_same(s->name, name) || text_same(s->alias, name)) {
			*set |= 1U << i;
			return 0;
		}
		sb_addf(all, "%s%s", i ? ", " : "", i18n_french() ? s->alias : s->name);
	}
	return err_setf(e, ERR_INPUT, _(of->unknown), name, all->s);
}

int sections_choose(unsigned *set, const report_sections *of, const char *typed, struct err *e)
{
	AUTO_CTX(tmp);
	char *rest = mem_dup(tmp, typed);
	int code = 0;

	for (char *name; !code && (name = strsep(&rest, ","));)
		if (*(name = text_trim(tmp, name)))
			code = choose_one(set, of, name, e);
	return code;
}
