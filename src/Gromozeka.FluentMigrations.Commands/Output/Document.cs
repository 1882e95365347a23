using System.Text.Json.Serialization;

namespace Gromozeka.FluentMigrations.Commands.Output;

/// <summary>What a command found or did, as <c>--json</c> writes it. Members are only ever added.</summary>
internal sealed record Document(string Operation)
{
    /// <summary>The member that is a script, as JSON calls it: a script is run, so nothing in it is masked.</summary>
    public const string Script = "sql";

    public int SchemaVersion { get; init; } = 1;

    public bool Success => ExitCode is 0 or ExitCodes.Findings;

    public int ExitCode { get; init; }

    public DatabaseNode? Database { get; init; }

    public IReadOnlyList<MigrationNode> Applied { get; init; } = [];

    /// <summary>What is pending; null when a command failed before that was known.</summary>
    public IReadOnlyList<MigrationNode>? Pending { get; init; } = [];

    public FailureNode? Failed { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];

    public bool? DryRun { get; init; }

    /// <summary>Whether a dry run or plan tried the rows.</summary>
    public bool? RowsTried { get; init; }

    /// <summary>Why a run would be refused for the rows that it would lose; null when it would not be.</summary>
    public string? Refused { get; init; }

    public double? DurationMs { get; init; }

    public AdoptionNode? Adopted { get; init; }

    public StampNode? Stamped { get; init; }

    public IReadOnlyList<MigrationNode>? Undone { get; init; }

    public IReadOnlyList<string>? Profiles { get; init; }

    public IReadOnlyList<StepNode>? Steps { get; init; }

    public IReadOnlyList<HistoryNode>? History { get; init; }

    public IReadOnlyList<FindingNode>? Findings { get; init; }

    public IReadOnlyList<CheckNode>? Checks { get; init; }

    public IReadOnlyList<RepairNode>? Repairs { get; init; }

    public IReadOnlyList<BackupNode>? Backups { get; init; }

    /// <summary>Whether the run would make a backup, when that is not always so.</summary>
    public BackupPlanNode? Backup { get; init; }

    public string? SetAside { get; init; }

    public IReadOnlyList<string>? Processors { get; init; }

    /// <summary>The version of the tool.</summary>
    public string? Version { get; init; }

    /// <summary>The help of a command, as people read it.</summary>
    public string? Help { get; init; }

    public string? Sql { get; init; }

    public string? File { get; init; }
}

internal sealed record DatabaseNode(
    string Path,
    bool Exists,
    long? Version,
    long? LatestVersion,
    string? Product,
    string? JournalMode,
    long? Bytes
);

internal sealed record MigrationNode(long Version, string? Name, string Description)
{
    public DateTime? AppliedAt { get; init; }

    public double? DurationMs { get; init; }

    public bool? Adopted { get; init; }

    public bool? Breaking { get; init; }

    /// <summary>Whether the program has the migration.</summary>
    public bool? Known { get; init; }

    /// <summary>The rows that it deleted.</summary>
    public IReadOnlyList<DeletionNode>? Deleted { get; init; }
}

internal sealed record DeletionNode(string Table, string? Column, long Rows, string Cause)
{
    /// <summary>Whether a rollback is refused for it.</summary>
    [JsonIgnore]
    public bool IsLoss { get; init; }

    /// <summary>The same in words.</summary>
    [JsonIgnore]
    public string? Text { get; init; }
}

internal sealed record FailureNode(
    string? Code,
    string? Title,
    string What,
    string Why,
    string State,
    string Next,
    long? Version,
    string? Migration,
    string? Statement
);

internal sealed record AdoptionNode(long Version, IReadOnlyList<string> Added, IReadOnlyList<string> LeftAlone)
{
    public IReadOnlyList<string> Aligned { get; init; } = [];

    /// <summary>Every difference, with what it means.</summary>
    public IReadOnlyList<DifferenceNode> Differences { get; init; } = [];
}

internal sealed record StampNode(
    long Version,
    IReadOnlyList<long> Recorded,
    IReadOnlyList<DifferenceNode> Differences,
    IReadOnlyList<string> NotCompared
);

internal sealed record DifferenceNode(string Class, string Subject, string? Expected, string? Found);

internal sealed record StepNode(long Version, string Name, string Description, string Direction, IReadOnlyList<TouchNode> Tables)
{
    public IReadOnlyList<string>? Sql { get; init; }

    /// <summary>The rows that it would delete, as a run says it of a step that it has made.</summary>
    public IReadOnlyList<DeletionNode>? Deleted { get; init; }

    [JsonIgnore]
    public bool IsLoss => Deleted?.Any(deletion => deletion.IsLoss) == true;
}

internal sealed record BackupPlanNode(string Policy, bool IsMade, IReadOnlyList<string> Reasons);

internal sealed record TouchNode(string Table, string Change, long? Rows, long? Bytes)
{
    /// <summary>The column that is dropped.</summary>
    public string? Column { get; init; }
}

internal sealed record HistoryNode(
    long Version,
    string Direction,
    DateTime? StartedAt,
    double DurationMs,
    string Outcome,
    string? Error,
    string Host,
    long ProcessId,
    string EngineVersion
)
{
    public string? Notes { get; init; }
}

internal sealed record FindingNode(string Code, string What, string Next);

internal sealed record CheckNode(string Name, string Value, bool Ok, string? Origin)
{
    /// <summary>The error by which other commands end because of it; null when they do not.</summary>
    [JsonIgnore]
    public ErrorCode? Error { get; init; }
}

internal sealed record RepairNode(string Code, string What, string Does, string Kind);

internal sealed record BackupNode(string Name, string Path, DateTime CreatedAt, long Version, long Bytes)
{
    /// <summary>Whether a record next to it says whose it is; one without is restored by name only, and never deleted.</summary>
    public bool Recorded { get; init; }

    /// <summary>What is wrong with it; null when nothing is, or it was not checked.</summary>
    public string? Damage { get; init; }

    /// <summary>Whether it was checked.</summary>
    public bool? Verified { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(Document))]
internal sealed partial class DocumentJson : JsonSerializerContext;
