namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>What a database is.</summary>
/// <param name="Product">The product with its version.</param>
/// <param name="JournalMode">How it writes, as the product calls it; null where there is no choice.</param>
/// <param name="Bytes">How large it is; null when that is not known.</param>
public sealed record DatabaseDescription(string Product, string? JournalMode, long? Bytes);
