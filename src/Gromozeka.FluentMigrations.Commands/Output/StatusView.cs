namespace Gromozeka.FluentMigrations.Commands.Output;

/// <summary>Writes the status of a database, and what was done to it.</summary>
internal static class StatusView
{
    /// <summary>The path in its shortest form, relative to the current folder.</summary>
    public static string Path(string database)
    {
        var relative = System.IO.Path.GetRelativePath(Environment.CurrentDirectory, database);
        return relative.StartsWith("..", StringComparison.Ordinal) ? database : relative;
    }

    /// <summary>Writes the header that identifies the database.</summary>
    public static void ShowHeader(Terminal terminal, DatabaseNode database, params ReadOnlySpan<string> facts) =>
        terminal.Out.Facts([
            $"[bold]{Format.Escape(Path(database.Path))}[/]",
            database.Product,
            database.JournalMode,
            database.Bytes is { } bytes ? Format.Bytes(bytes) : null,
            .. facts,
        ]);

    /// <summary>The version of a database, or that there is none.</summary>
    public static string State(DatabaseNode database) =>
        database.Exists ? $"version {database.Version} of {database.LatestVersion}"
        : File.Exists(database.Path) ? "an empty file, no database yet"
        : "no database yet";

    public static MigrationNode Node(MigrationStatusEntry entry) =>
        new(entry.Version, entry.Migration?.Name, entry.Title)
        {
            AppliedAt = entry.Applied?.AppliedAt,
            DurationMs = entry.Applied?.Duration?.TotalMilliseconds,
            Adopted = entry.Applied is { IsAdopted: true } ? true : null,
            Breaking = entry.Migration is { IsBreakingChange: true } ? true : null,
            Known = entry.Migration is null ? false : null,
            Batches = entry.Batches is { } progress ? Node(progress) : null,
        };

    private static BatchesNode Node(BatchProgress progress) =>
        new(progress.Direction == StepDirection.Up ? "up" : "down", progress.Table, progress.Rows, progress.TotalRows, progress.Batches)
        {
            SkippedRows = progress.SkippedRows,
            RowsPerSecond = progress.RowsPerSecond is { } rate ? Math.Round(rate) : null,
            SecondsLeft = progress.TimeLeft?.TotalSeconds,
            Paused = progress.IsPaused,
            UpdatedAt = progress.UpdatedAt,
        };

    /// <summary>The rows of the data migrations that are running.</summary>
    public static IEnumerable<string[]> Rows(IReadOnlyList<BatchProgress> running, MigrationStatus status) =>
        status.Migrations.Where(entry => running.Any(progress => progress.Version == entry.Version)).Select(Cells);

    public static MigrationNode Node(CompletedStep step) =>
        Node(step.Migration) with
        {
            DurationMs = Math.Round(step.Duration.TotalMilliseconds, 3),
            Deleted = step.Deleted.Count == 0 ? null : [.. step.Deleted.Select(Node)],
        };

    public static DeletionNode Node(DeletedRows deleted) =>
        new(deleted.Table.ToString(), deleted.Column, deleted.Rows, deleted.Cause.ToString().ToLowerInvariant())
        {
            IsLoss = deleted.IsLoss,
            Text = deleted.ToString(),
        };

    public static MigrationNode Node(MigrationDescriptor migration) =>
        new(migration.Version, migration.Name, migration.Title) { Breaking = migration.IsBreakingChange ? true : null };

    public static IEnumerable<string[]> Rows(MigrationStatus status) => status.Migrations.Select(Cells);

    public static IEnumerable<string[]> Rows(IEnumerable<CompletedStep> steps) =>
        steps.Select(step =>
            new[]
            {
                $"  [green]✓[/] {Format.Number(step.Migration.Version)}",
                Format.Escape(step.Migration.Title),
                Format.Duration(step.Duration),
                step.Deleted.Count == 0 ? "" : Format.Escape("deleted " + string.Join(", ", step.Deleted)),
            }
        );

    private static string[] Cells(MigrationStatusEntry entry)
    {
        var title = Format.Escape(entry.Title);
        if (entry.Applied is not { } applied)
            return
            [
                $"  [yellow]·[/] {Format.Number(entry.Version)}",
                title,
                entry.Batches is { } progress ? Format.Escape(Text(progress))
                : entry.HalfDone is not null ? "pending (started, not finished)"
                : entry.Migration is { IsBreakingChange: true } ? "pending (breaking change)"
                : "pending",
            ];
        var mark = entry.Migration is null ? "[red]✗[/]" : "[green]✓[/]";
        var remark =
            entry.Migration is null ? "(not in this program)"
            : applied.IsAdopted ? "(adopted)"
            : applied.IsStamped ? "(stamped)"
            : "";
        return
        [
            $"  {mark} {Format.Number(entry.Version)}",
            title,
            Format.Time(applied.AppliedAt),
            applied.Duration is { } time ? Format.Duration(time) : "",
            remark,
        ];
    }

    private static string Text(BatchProgress progress) =>
        string.Concat(
            progress.IsPaused ? "paused" : "running",
            progress.Direction == StepDirection.Up ? ": " : " down: ",
            progress.ToString(),
            progress.SkippedRows > 0 ? $", {progress.SkippedRows} skipped" : "",
            progress.TimeLeft is { } left ? $", {Format.Duration(left)} left" : ""
        );
}
