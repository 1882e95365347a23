namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>What an operation does to one table.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Schema">The schema of the table, as the migration writes it; null or empty for the default one.</param>
/// <param name="Table">The table, as the migration writes it: quoted or not.</param>
public sealed record Effect(EffectKind Kind, string? Schema, string Table);
