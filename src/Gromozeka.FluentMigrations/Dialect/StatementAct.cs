namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>What a statement does to the tables and columns that names stand for.</summary>
public enum StatementAct
{
    /// <summary>Nothing: every name stands for the same table or column afterwards, or for one that the statement creates.</summary>
    Other,

    /// <summary>A name that stands for nothing may stand for a table with rows afterwards, which another database has.</summary>
    Attaches,

    /// <summary>Its names may stand for another table or column afterwards.</summary>
    Renames,

    /// <summary>It drops a table or a column.</summary>
    Drops,
}
