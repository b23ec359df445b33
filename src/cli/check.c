// SPDX-License-Identifier: EUPL-1.2
/* What is wrong, where, what to do: the journal and the installation as the doctor finds them, or content. */
#include <carnet/library/compile.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include "doctor.h"

/* The content beside the build; NULL for a program installed, which has only what was made of it. */
static const char *sources(const void *parent)
{
	AUTO_CTX(tmp);
	const char *build = path_dir(tmp, path_resource(tmp, "library.db")), *folder = path_join(parent, path_dir(tmp, build), "content");

	return file_exists(path_join(tmp, folder, "fr/parts.yaml")) ? folder : NULL;
}

/* A folder named alone; else the packaged content, and the packs added to it. */
static int check_content(struct cli *c, struct problems *p, struct err *e)
{
	AUTO_CTX(tmp);
	const char *folder = c->nargs ? c->args[0] : sources(tmp);
	char *text = NULL;
	int code = 0;

	if (folder && !file_exists(folder))
		return err_setf(e, ERR_MISSING, _("There is no content folder “%s”|name it: carnet check --content FOLDER"), folder);
	if (folder)
		code = library_measure(tmp, folder, &text, p, e);
	if (text && !cli_json(c))
		out_text(c, text);
	return code || c->nargs ? code : doctor_content(c, p, e);
}

static void tell_json(struct cli *c, const struct problems *p)
{
	out_text(c, "[");
	for (size_t i = 0; i < p->count; i++) {
		AUTO_CTX(tmp);
		const char *text = err_text(tmp, &p->list[i]);
		out_format(c, "%s\n{\"warning\":%s,\"problem\":", i ? "," : "", p->list[i].warning ? "true" : "false");
		out_json(c, text);
		out_text(c, "}");
	}
	out_text(c, p->count ? "\n]\n" : "]\n");
}

/* The problems are what was asked for: they go to standard output. */
static int tell(struct cli *c, const struct problems *p)
{
	if (cli_json(c)) {
		tell_json(c, p);
		return p->errors ? ERR_MISSING : 0;
	}
	for (size_t i = 0; i < p->count; i++) {
		AUTO_CTX(tmp);
		const char *text = c->set[O_SUPPORT] ? support_problem(c, tmp, &p->list[i]) : err_text(tmp, &p->list[i]);
		out_visible(c, p->list[i].warning ? mem_printf(tmp, _("to check: %s"), text) : text);
		out_text(c, "\n");
	}
	if (!p->errors)
		out_text(c, _("Everything is in order.\n"));
	return p->errors ? ERR_MISSING : 0;
}

int run_check(struct cli *c, struct err *e)
{
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	int code = 0;

	if (c->nargs && !c->set[O_CONTENT])
		return err_setf(e, ERR_INPUT, _("“%s” is one argument too many|write: carnet check --content %s"), c->args[0], c->args[0]);
	if (c->set[O_SCHEMA]) {
		out_text(c, library_schemas(tmp));
		return 0;
	}
	if (c->set[O_CONTENT]) {
		code = check_content(c, &p, e);
	} else {
		code = doctor_examine(c, &p, e);
	}
	if (code && !p.count)
		return code;
	err_clear(e); /* it only counts the problems, which are told one by one */
	return tell(c, &p);
}

int run_compile(struct cli *c, struct err *e)
{
	AUTO_PROBLEMS p = {0};
	int code = library_compile(c->args[0], c->args[1], &p, e);

	say_problems(&p);
	return code;
}
