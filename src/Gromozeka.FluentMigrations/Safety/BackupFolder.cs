using System.Globalization;
using System.Text.RegularExpressions;

namespace Gromozeka.FluentMigrations.Safety;

/// <summary>The files of a folder of backups: their names, their order, and which of them are too many.</summary>
internal sealed class BackupFolder(IDatabaseBackup database, BackupOptions options)
{
    private const string TimeFormat = "yyyyMMdd-HHmmssfff";
    private const string Unfinished = ".partial";

    private readonly string _stem = System.IO.Path.GetFileNameWithoutExtension(database.File);
    private readonly string _extension = System.IO.Path.GetExtension(database.File);

    /// <summary>Its absolute path, with every link followed.</summary>
    public string Path { get; } = database.Locate(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(database.File)!, options.Folder));

    /// <summary>The backups of this database, newest first. Files with other names are none.</summary>
    public IReadOnlyList<Backup> List() => Directory.Exists(Path)
        ? [.. Directory.EnumerateFiles(Path).Select(Parse).OfType<Backup>().OrderByDescending(backup => backup.Name, StringComparer.Ordinal)]
        : [];

    /// <summary>The path of a backup made now. It sorts behind every other, also when the clock was set back.</summary>
    public string NewPath(DateTimeOffset now, long version)
    {
        var time = now.UtcDateTime;
        if (List() is [var newest, ..] && time <= newest.CreatedAt)
            time = newest.CreatedAt.AddMilliseconds(1);
        return System.IO.Path.Combine(
            Path, string.Create(CultureInfo.InvariantCulture, $"{_stem}-{time.ToString(TimeFormat, CultureInfo.InvariantCulture)}Z-v{version}{_extension}"));
    }

    /// <summary>What a backup that is begun now is called until it is complete.</summary>
    public string NewPartial(DateTimeOffset now) => NewPath(now, 0) + Unfinished;

    /// <summary>Deletes what a process left that died while it made a backup. Only to be called under the lock.</summary>
    public void DeleteUnfinished()
    {
        foreach (var file in Directory.EnumerateFiles(Path, "*" + Unfinished + "*").Where(file => Parse(file[..file.IndexOf(Unfinished, StringComparison.Ordinal)]) is not null))
            File.Delete(file);
    }

    /// <summary>The oldest backups beyond the number to keep.</summary>
    public IReadOnlyList<Backup> Superfluous() => [.. List().Skip(options.Keep)];

    /// <summary>Reads a backup's time and version from its name.</summary>
    public Backup? Parse(string path)
    {
        var name = Regex.Match(System.IO.Path.GetFileName(path), $@"^{Regex.Escape(_stem)}-(\d{{8}}-\d{{9}})Z-v(\d{{1,19}}){Regex.Escape(_extension)}$");
        return name.Success
            && DateTime.TryParseExact(
                name.Groups[1].Value, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            && long.TryParse(name.Groups[2].Value, CultureInfo.InvariantCulture, out var version)
            ? new Backup(path, time, version, File.Exists(path) ? new FileInfo(path).Length : 0)
            : null;
    }
}
