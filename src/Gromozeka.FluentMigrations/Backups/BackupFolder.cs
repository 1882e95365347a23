using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Backups;

/// <summary>
/// The files of a backup folder: their databases, names and order, and the ones beyond the number to keep. Several databases may share
/// the folder, even with the same name: a backup belongs to the database named by the record next to it, whatever its file name.
/// </summary>
internal sealed class BackupFolder
{
    private const string TimeFormat = "yyyyMMdd-HHmmssfff";
    private const string Unfinished = ".partial";

    private readonly IFileBackup _database;
    private readonly BackupOptions _options;
    private readonly string _folder;
    private readonly string _stem;
    private readonly string _extension;

    // Found out when asked for: a start with nothing pending backs up nothing.
    private string? _path;
    private string? _name;
    private string? _owner;

    public BackupFolder(IFileBackup database, BackupOptions options)
    {
        _database = database;
        _options = options;
        _folder = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(database.File)!, options.Folder);
        _stem = System.IO.Path.GetFileNameWithoutExtension(database.File);
        _extension = System.IO.Path.GetExtension(database.File);
    }

    /// <summary>The absolute path of the folder, with every link resolved.</summary>
    public string Path => _path ??= _database.Locate(_folder);

    /// <summary>
    /// The name of the database in its records: a relative path, because the database and its backups may be moved, or mounted elsewhere,
    /// together.
    /// </summary>
    public string Database => _name ??= System.IO.Path.GetRelativePath(Path, _database.File).Replace('\\', '/');

    private string Owner => _owner ??= Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Database)))[..8];

    /// <summary>The backups of this database, newest first.</summary>
    public IReadOnlyList<Backup> List() =>
        Newest(Files("*" + BackupRecord.Extension).Select(record => record[..^BackupRecord.Extension.Length]).Select(ReadOwn));

    /// <summary>Files with the name of a backup of this database, but without a record of their database, newest first.</summary>
    public IReadOnlyList<Backup> ListUnrecorded() =>
        Newest(Files("*" + _extension).Where(file => BackupRecord.TryRead(file) is null).Select(Parse));

    /// <summary>The temporary name of a new backup until it is complete.</summary>
    public string NewPartial(DateTimeOffset now) => PathOf($"{Stamp(now.UtcDateTime)}-{Owner}{_extension}{Unfinished}");

    /// <summary>
    /// The path of a new backup, and its time. It sorts after every other backup of the database, even if the clock was set back.
    /// </summary>
    /// <exception cref="MigrationException">No later time exists.</exception>
    public (string Path, DateTime CreatedAt) NewPath(DateTimeOffset now, long version)
    {
        var time = now.UtcDateTime;
        if (List() is [var newest, ..] && time <= newest.CreatedAt)
            time = Next(newest.CreatedAt, newest.Path);
        while (true)
        {
            var path = PathOf(string.Create(CultureInfo.InvariantCulture, $"{Stamp(time)}-v{version}{_extension}"));
            if (!File.Exists(path) && !File.Exists(BackupRecord.PathFor(path)))
                return (path, time);
            time = Next(time, path);
        }
    }

    /// <summary>Deletes what a crashed process left while it created a backup of this database. Call only while holding the lock.</summary>
    public void DeleteUnfinished()
    {
        var name = $@"^{Regex.Escape(_stem)}-\d{{8}}-\d{{9}}Z-{Owner}{Regex.Escape(_extension + Unfinished)}";
        foreach (var file in Files("*" + Unfinished + "*").Where(file => Regex.IsMatch(System.IO.Path.GetFileName(file), name)))
            File.Delete(file);
        foreach (var record in Files("*" + BackupRecord.Extension))
        {
            var backup = record[..^BackupRecord.Extension.Length];
            if (!File.Exists(backup) && Parse(backup) is not null && BackupRecord.TryRead(backup)?.Database == Database)
                File.Delete(record);
        }
    }

    /// <summary>The oldest backups beyond the number to keep.</summary>
    public IReadOnlyList<Backup> Superfluous() => [.. List().Skip(_options.Keep)];

    /// <summary>Describes a file by the record next to it, or else by its name, or else by its file system metadata.</summary>
    public Backup Describe(string path) =>
        (BackupRecord.TryRead(path) is { } record ? Of(path, record) : Parse(path))
        ?? new Backup(path, File.GetLastWriteTimeUtc(path), 0, File.Exists(path) ? new FileInfo(path).Length : 0);

    private Backup? ReadOwn(string path) =>
        File.Exists(path) && BackupRecord.TryRead(path) is { } record && record.Database == Database ? Of(path, record) : null;

    private static Backup Of(string path, BackupRecord record) =>
        new(path, record.CreatedAt, record.Version, File.Exists(path) ? new FileInfo(path).Length : 0) { IsRecorded = true };

    /// <summary>Reads a backup's time and version from its name.</summary>
    private Backup? Parse(string path)
    {
        var name = Regex.Match(
            System.IO.Path.GetFileName(path),
            $@"^{Regex.Escape(_stem)}-(\d{{8}}-\d{{9}})Z-v(\d{{1,19}}){Regex.Escape(_extension)}$"
        );
        return
            name.Success
            && DateTime.TryParseExact(
                name.Groups[1].Value,
                TimeFormat,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var time
            )
            && long.TryParse(name.Groups[2].Value, CultureInfo.InvariantCulture, out var version)
            ? new Backup(path, time, version, File.Exists(path) ? new FileInfo(path).Length : 0)
            : null;
    }

    private IEnumerable<string> Files(string pattern) => Directory.Exists(Path) ? Directory.EnumerateFiles(Path, pattern) : [];

    private string PathOf(string rest) => System.IO.Path.Combine(Path, $"{_stem}-{rest}");

    private static string Stamp(DateTime time) => time.ToString(TimeFormat, CultureInfo.InvariantCulture) + "Z";

    /// <summary>The latest time that fits into a name.</summary>
    private static DateTime Next(DateTime time, string taken) =>
        time < DateTime.MaxValue.AddMilliseconds(-2) ? time.AddMilliseconds(1) : throw BackupErrors.NoLaterTime(taken);

    private static IReadOnlyList<Backup> Newest(IEnumerable<Backup?> backups) =>
        [
            .. backups
                .OfType<Backup>()
                .OrderByDescending(backup => backup.CreatedAt)
                .ThenByDescending(backup => backup.Name, StringComparer.Ordinal),
        ];
}
