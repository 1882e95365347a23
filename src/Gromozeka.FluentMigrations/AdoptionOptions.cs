namespace Gromozeka.FluentMigrations;

/// <summary>How an existing database is adopted.</summary>
public sealed class AdoptionOptions
{
    /// <summary>
    /// Whether tables that are declared differently (type, nullability, key, CHECK, ON CONFLICT, collation, default) are rebuilt to match
    /// the expected schema, in the transaction of the adoption. Every row is kept: if rows do not fit, this is detected first, and the
    /// adoption is refused.
    /// </summary>
    public bool Align { get; set; }
}
