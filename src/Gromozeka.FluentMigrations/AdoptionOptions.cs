namespace Gromozeka.FluentMigrations;

/// <summary>How an existing database is adopted.</summary>
public sealed class AdoptionOptions
{
    /// <summary>
    /// Whether tables that are declared differently (type, nullability, key, CHECK, ON CONFLICT, collation, default) are rebuilt into the
    /// expected shape, in the transaction of the adoption. Every row is kept: rows that do not fit are detected first, and the adoption
    /// is refused.
    /// </summary>
    public bool Align { get; set; }
}
