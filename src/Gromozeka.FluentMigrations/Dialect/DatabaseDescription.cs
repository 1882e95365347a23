namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>What a database is.</summary>
/// <param name="Product">The product with its version.</param>
/// <param name="JournalMode">How it writes, in the product's terms; null if there is no choice.</param>
/// <param name="Bytes">Its size; null if not known.</param>
public sealed record DatabaseDescription(string Product, string? JournalMode, long? Bytes);
