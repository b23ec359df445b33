// SPDX-License-Identifier: EUPL-1.2
#include <carnet/base/medium.h>
#include <limits.h>
#include <mntent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <carnet/base/file.h>
#include <carnet/base/mem.h>

/* Every mount, in the order they were made: a later one covers an earlier one of the same place. */
static void each_mount(void (*each)(void *data, const struct mntent *m), void *data)
{
	const char *path = getenv("CARNET_MOUNTS");
	struct mntent m;
	char text[4096];
	FILE *f = setmntent(path ? path : "/proc/self/mounts", "re");

	while (f && getmntent_r(f, &m, text, sizeof text))
		each(data, &m);
	if (f)
		endmntent(f);
}

static bool begins_with_one(const char *s, const char *const *list)
{
	for (; *list; list++)
		if (!strncmp(s, *list, strlen(*list)))
			return true;
	return false;
}

/* A key, a disk, a folder of another machine: from a device and not of the machine's own. What is in FAT is a key wherever it stands, but for what
   the machine starts from. */
static bool removable(const struct mntent *m)
{
	static const char *const places[] = {"/media/", "/run/media/", "/mnt/", NULL}, *const starts[] = {"/boot", "/efi", NULL};
	static const char *const key_types[] = {"vfat", "exfat", NULL}, *const devices[] = {"/", "fuse", NULL};

	if (begins_with_one(m->mnt_dir, starts) || !begins_with_one(m->mnt_fsname, devices))
		return false;
	return begins_with_one(m->mnt_dir, places) || begins_with_one(m->mnt_type, key_types);
}

struct found {
	medium *list;
	size_t count;
};

static void take(void *data, const struct mntent *m)
{
	struct found *f = data;

	if (!removable(m))
		return;
	f->list = GROW(NULL, f->list, f->count + 1);
	f->list[f->count++] = (medium){mem_dup(f->list, m->mnt_dir), hasmntopt(m, MNTOPT_RO) == NULL};
}

void medium_list(const void *parent, medium **out, size_t *count)
{
	struct found f = {0};

	f.list = NEW_ARRAY(NULL, medium, 1);
	each_mount(take, &f);
	*out = talloc_steal(parent, f.list);
	*count = f.count;
}

/* The longest mount that is the path or above it. */
struct above {
	const char *path;
	char *best;
	bool removable;
};

static void look(void *data, const struct mntent *m)
{
	struct above *a = data;
	size_t len = strlen(m->mnt_dir);
	bool root = len == 1;

	if (strncmp(a->path, m->mnt_dir, len) || (!root && a->path[len] && a->path[len] != '/') || (a->best && len < strlen(a->best)))
		return;
	talloc_free(a->best);
	a->best = mem_dup(NULL, m->mnt_dir);
	a->removable = removable(m);
}

/* The path without links, as far as it exists. */
static char *real_path(const void *parent, const char *path)
{
	char whole[PATH_MAX];

	if (realpath(path, whole))
		return mem_dup(parent, whole);
	char *dir = path_dir(parent, path);
	return strcmp(dir, path) ? real_path(parent, dir) : dir;
}

static struct above find(const void *parent, const char *path)
{
	struct above a = {.path = real_path(parent, path)};

	each_mount(look, &a);
	a.best = a.best ? talloc_steal(parent, a.best) : mem_dup(parent, "/");
	return a;
}

char *medium_of(const void *parent, const char *path)
{
	return find(parent, path).best;
}

bool medium_apart(const char *path, const char *other)
{
	AUTO_CTX(tmp);
	struct above a = find(tmp, path), b = find(tmp, other);

	return strcmp(a.best, b.best) && (a.removable || b.removable);
}
