using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gromozeka.FluentMigrations.History;

namespace Gromozeka.FluentMigrations.Backups;

/// <summary>The content of the record file next to a backup.</summary>
/// <param name="Database">The path of its database, relative to the backup folder.</param>
/// <param name="Version">The version of the database in it.</param>
/// <param name="CreatedAt">When it was created, UTC.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">The hash of its bytes.</param>
/// <param name="Engine">The version of the engine that created it.</param>
internal sealed record BackupRecord(string Database, long Version, DateTime CreatedAt, long Bytes, string Sha256, string Engine)
{
    /// <summary>The extension after the name of the backup.</summary>
    public const string Extension = ".json";

    private const int BufferSize = 1 << 20;
    private const int LongestRecord = 1 << 16;

    public static string PathFor(string backup) => backup + Extension;

    /// <summary>Describes a complete copy.</summary>
    /// <param name="copy">The copy.</param>
    /// <param name="hash">Its hash.</param>
    /// <param name="database">The path of its database, relative to the backup folder.</param>
    /// <param name="version">The version of the database in it.</param>
    /// <param name="createdAt">When it was created, UTC.</param>
    public static BackupRecord Of(string copy, string hash, string database, long version, DateTime createdAt) =>
        new(database, version, createdAt, new FileInfo(copy).Length, hash, MigrationLog.EngineVersion);

    /// <returns>The record; null if there is none, or the file is not a record.</returns>
    public static BackupRecord? TryRead(string backup)
    {
        try
        {
            // Reading a pipe, which has no length, would wait for its writer.
            if (new FileInfo(PathFor(backup)) is not { Exists: true, Length: > 0 and < LongestRecord })
                return null;
            return
                JsonSerializer.Deserialize(File.ReadAllBytes(PathFor(backup)), BackupRecordJson.Default.BackupRecord)
                    is { Database: not null, Sha256: not null } record
                ? record with
                {
                    CreatedAt = record.CreatedAt.ToUniversalTime(),
                }
                : null;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, BackupRecordJson.Default.BackupRecord);

    /// <summary>How a file differs from the record; null if it does not.</summary>
    public string? Difference(string backup, CancellationToken cancellationToken)
    {
        var bytes = new FileInfo(backup).Length;
        if (bytes != Bytes)
            return $"it has {Quantity.Of(bytes, "byte")}, but had {Bytes} when it was created";
        return Hash(backup, cancellationToken) == Sha256
            ? null
            : $"it was changed after it was created: its hash does not match the one in {Path.GetFileName(PathFor(backup))}";
    }

    /// <summary>The hash of the bytes of a file.</summary>
    public static string Hash(string path, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var buffer = new byte[BufferSize];
        int read;
        while ((read = file.Read(buffer)) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, read);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>Reads and writes records without reflection, so that they also work in a trimmed program.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(BackupRecord))]
internal sealed partial class BackupRecordJson : JsonSerializerContext;
