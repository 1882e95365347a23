using FluentMigrator.Exceptions;
using FluentMigrator.Runner.Processors;

using Microsoft.Extensions.Options;

namespace FluentMigrator.Runner.Initialization;

/// <summary>
/// Takes what the options give for the name of a connection string in the configuration, or else for a connection string. Without any,
/// a connection string under the name of the machine counts.
/// </summary>
public class ConnectionStringAccessor : IConnectionStringAccessor
{
    private readonly Lazy<string> _connectionString;

    /// <param name="processorOptions">The connection string or its name.</param>
    /// <param name="processorSelectorOptions">The processor, which may have options of its own.</param>
    /// <param name="readers">The places to look in.</param>
    public ConnectionStringAccessor(
        IOptionsSnapshot<ProcessorOptions> processorOptions,
        IOptionsSnapshot<SelectingProcessorAccessorOptions> processorSelectorOptions,
        IEnumerable<IConnectionStringReader> readers)
        => _connectionString = new Lazy<string>(() =>
        {
            var own = processorOptions.Get(processorSelectorOptions.Value.ProcessorId ?? Options.DefaultName).ConnectionString;
            var given = string.IsNullOrEmpty(own) ? processorOptions.Value.ConnectionString : own;
            var name = string.IsNullOrEmpty(given) ? Environment.MachineName : given;
            var found = readers.OrderByDescending(reader => reader.Priority)
                .Select(reader => reader.GetConnectionString(name)).FirstOrDefault(text => !string.IsNullOrEmpty(text)) ?? given;
            return string.IsNullOrWhiteSpace(found)
                ? throw new UndeterminableConnectionException(
                    "There is no connection string. Give one by WithGlobalConnectionString, or in ProcessorOptions.ConnectionString.")
                : found;
        });

    /// <exception cref="UndeterminableConnectionException">There is none.</exception>
    public string ConnectionString => _connectionString.Value;
}
