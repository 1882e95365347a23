using System.Text.Json.Serialization;

namespace Gromozeka.FluentMigrations.Commands.Output;

/// <summary>The result of a command, as <c>--json</c> writes it. Members may be added, but never removed.</summary>
internal sealed record Document(string Operation)
{
    /// <summary>The JSON name of the member that contains a script. Scripts are run, so they are not masked.</summary>
    public const string Script = "sql";

    public int SchemaVersion { get; init; } = 1;

    public bool Success => ExitCode is 0 or ExitCodes.Findings;

    public int ExitCode { get; init; }

    public DatabaseNode? Database { get; init; }

    public IReadOnlyList<MigrationNode> Applied { get; init; } = [];

    /// <summary>The pending migrations; null if a command failed before they were known.</summary>
    public IReadOnlyList<MigrationNode>? Pending { get; init; } = [];

    public FailureNode? Failed { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];

    public bool? DryRun { get; init; }

    /// <summary>Whether a dry run or plan used the rows.</summary>
    public bool? RowsTried { get; init; }

    /// <summary>Why a run would be refused because of lost rows; null if it would not be.</summary>
    public string? Refused { get; init; }

    /// <summary>The version that a plan reaches.</summary>
    public long? ToVersion { get; init; }

    /// <summary>Whether the database of a plan has rows in a table of the application.</summary>
    public bool? HasRows { get; init; }

    public double? DurationMs { get; init; }

    public AdoptionNode? Adopted { get; init; }

    public StampNode? Stamped { get; init; }

    public IReadOnlyList<MigrationNode>? Undone { get; init; }

    public IReadOnlyList<string>? Profiles { get; init; }

    public IReadOnlyList<StepNode>? Steps { get; init; }

    public IReadOnlyList<HistoryNode>? History { get; init; }

    public IReadOnlyList<FindingNode>? Findings { get; init; }

    public DriftNode? Drift { get; init; }

    public SchemaNode? Schema { get; init; }

    public IReadOnlyList<CheckNode>? Checks { get; init; }

    public IReadOnlyList<RepairNode>? Repairs { get; init; }

    public IReadOnlyList<BackupNode>? Backups { get; init; }

    /// <summary>Whether the run would create a backup, if this depends on the policy.</summary>
    public BackupPlanNode? Backup { get; init; }

    /// <summary>How to back up a database of which the tool creates no backups.</summary>
    public string? BackupCommand { get; init; }

    public string? SetAside { get; init; }

    public IReadOnlyList<string>? Processors { get; init; }

    /// <summary>The version of the tool.</summary>
    public string? Version { get; init; }

    /// <summary>The help of a command, as text.</summary>
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

    /// <summary>Whether the program contains the migration.</summary>
    public bool? Known { get; init; }

    /// <summary>How far its batches are, if they have begun and not ended.</summary>
    public BatchesNode? Batches { get; init; }

    /// <summary>The rows that it deleted.</summary>
    public IReadOnlyList<DeletionNode>? Deleted { get; init; }
}

internal sealed record DeletionNode(string Table, string? Column, long Rows, string Cause)
{
    /// <summary>Whether a rollback is refused because of it.</summary>
    [JsonIgnore]
    public bool IsLoss { get; init; }

    /// <summary>The same as text.</summary>
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

    /// <summary>Every difference, with its meaning.</summary>
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
    /// <summary>What its batches would do; null if it has none.</summary>
    public BatchPlanNode? Batches { get; init; }

    public IReadOnlyList<string>? Sql { get; init; }

    /// <summary>The rows that it would delete, in the same form as for a completed step.</summary>
    public IReadOnlyList<DeletionNode>? Deleted { get; init; }

    /// <summary>What a reviewer should know: what it drops or deletes, and how it could break something.</summary>
    public IReadOnlyList<string> Risks { get; init; } = [];

    /// <summary>What would make other sessions wait for longer than a moment.</summary>
    public IReadOnlyList<BlockingNode>? Blocking { get; init; }

    [JsonIgnore]
    public bool IsLoss => Deleted?.Any(deletion => deletion.IsLoss) == true;
}

internal sealed record TouchNode(string Table, string Change, long? Rows, long? Bytes)
{
    /// <summary>The dropped column.</summary>
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

internal sealed record FindingNode(string Code, string What, string Next)
{
    /// <summary>The version of the migration that it is about.</summary>
    public long? Version { get; init; }
}

internal sealed record DriftNode(
    IReadOnlyList<DriftDifferenceNode> Differences,
    IReadOnlyList<string> OtherObjects,
    IReadOnlyList<EditNode> Edits,
    IReadOnlyList<NotComparedNode> NotCompared
);

internal sealed record EditNode(long Version, DateTime? AppliedAt, IReadOnlyList<string> Then, IReadOnlyList<string> Now);

internal sealed record NotComparedNode(long Version, string Reason, string Why);

internal sealed record DriftDifferenceNode(
    string Kind,
    string Table,
    string Subject,
    string? Expected,
    string? Found,
    bool Accepted,
    string? Sql,
    string? Code
);

internal sealed record SchemaNode(
    IReadOnlyList<TableNode> Tables,
    IReadOnlyList<ObjectNode> Views,
    IReadOnlyList<ObjectNode> Triggers,
    IReadOnlyList<ChangesNode> Migrations
);

internal sealed record TableNode(
    string Name,
    IReadOnlyList<ColumnNode> Columns,
    IReadOnlyList<string> PrimaryKey,
    IReadOnlyList<IndexNode> Indexes,
    IReadOnlyList<ForeignKeyNode> ForeignKeys,
    IReadOnlyList<string> Rules,
    string? Options
);

internal sealed record ColumnNode(string Name, string Type, bool Nullable)
{
    public string? Default { get; init; }

    public string? Collation { get; init; }

    public bool? Identity { get; init; }

    /// <summary>How it is computed, and by which expression.</summary>
    public string? Generated { get; init; }

    public string? Expression { get; init; }
}

internal sealed record IndexNode(string Name, bool Unique, IReadOnlyList<string> Columns, string? Condition);

internal sealed record ForeignKeyNode(
    IReadOnlyList<string> Columns,
    string Table,
    IReadOnlyList<string> PrimaryColumns,
    string OnDelete,
    string OnUpdate
);

/// <summary>A view, a virtual table or a trigger.</summary>
internal sealed record ObjectNode(string Name, string Kind, string Table, string Statement);

internal sealed record ChangesNode(long Version, string? Name, string Description, IReadOnlyList<ChangeNode> Changes);

internal sealed record ChangeNode(string Kind, string Subject, string? Before, string? After);

internal sealed record RepairNode(string Code, string What, string Does, string Kind);

internal sealed record BackupNode(string Name, string Path, DateTime CreatedAt, long Version, long Bytes)
{
    /// <summary>
    /// Whether a record next to it names its database. A backup without a record can only be restored by name, and is never deleted.
    /// </summary>
    public bool Recorded { get; init; }

    /// <summary>What is wrong with it; null if nothing is, or it was not checked.</summary>
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
