namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>
/// A copy that has the name of its original. What is done to it did not happen to the database of that name, so no listener is told of it.
/// </summary>
internal interface IDatabaseCopy;
