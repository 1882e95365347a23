namespace Gromozeka.FluentMigrations.Benchmarks.Workers;

/// <summary>One of the programs that are compared.</summary>
internal interface ISide
{
    /// <summary>Does a piece of work on a database file, from opening the file to closing it.</summary>
    /// <param name="work">Which work.</param>
    /// <param name="file">The database.</param>
    /// <returns>What the program itself says that it took, in milliseconds; null when the clock around this call decides.</returns>
    double? Run(Work work, string file);
}
