namespace Gromozeka.FluentMigrations.Commands.Output;

/// <summary>How far a data migration in batches is.</summary>
internal sealed record BatchesNode(string Direction, string Table, long Rows, long TotalRows, long Count)
{
    public long SkippedRows { get; init; }

    public double? RowsPerSecond { get; init; }

    public double? SecondsLeft { get; init; }

    public bool Paused { get; init; }

    public DateTime? UpdatedAt { get; init; }
}
