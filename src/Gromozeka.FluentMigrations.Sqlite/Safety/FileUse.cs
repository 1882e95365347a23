namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>What another process does with a database, as far as the operating system shows.</summary>
/// <param name="Process">The process.</param>
/// <param name="Kind">What it does.</param>
internal sealed record FileUse(string Process, FileUseKind Kind)
{
    public override string ToString() =>
        Kind switch
        {
            FileUseKind.Writes => $"{Process} is writing to it",
            FileUseKind.Reads => $"{Process} is reading it",
            _ => $"{Process} has it open",
        };
}

/// <summary>What a process does with a database.</summary>
internal enum FileUseKind
{
    /// <summary>It holds the exclusive lock.</summary>
    Writes,

    /// <summary>It has a read transaction.</summary>
    Reads,

    /// <summary>It has the file open; no transaction is known.</summary>
    IsOpen,
}
