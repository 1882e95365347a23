using System.Runtime.InteropServices;

namespace Gromozeka.FluentMigrations.Commands;

/// <summary>
/// Turns the first Ctrl-C or SIGTERM into a cancellation, so that the running step is rolled back. The second one ends the process.
/// </summary>
internal sealed class Signals : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly Lock _gate = new();
    private readonly PosixSignalRegistration[] _registrations;
    private PosixSignal? _received;
    private bool _isDisposed;

    public Signals() =>
        _registrations = [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Receive),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Receive),
        ];

    public CancellationToken Token => _source.Token;

    /// <summary>The exit code of the received signal; null if there was none.</summary>
    public int? ExitCode =>
        _received switch
        {
            PosixSignal.SIGINT => ExitCodes.Interrupted,
            PosixSignal.SIGTERM => ExitCodes.Terminated,
            _ => null,
        };

    public string Name => _received == PosixSignal.SIGINT ? "Ctrl-C (SIGINT)" : "a termination request (SIGTERM)";

    /// <summary>Waits for a cancellation that is being told to its listeners on another thread.</summary>
    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        lock (_gate)
        {
            _isDisposed = true;
            _source.Dispose();
        }
    }

    private void Receive(PosixSignalContext context)
    {
        // The second one ends the process, also while the first one is still being told.
        if (_received is not null)
            return;
        lock (_gate)
        {
            if (_isDisposed)
                return;
            _received = context.Signal;
            context.Cancel = true;
            _source.Cancel();
        }
    }
}
